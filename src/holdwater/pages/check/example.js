// A text of nobody's, to be taken apart.

export const EXAMPLE = `# Corvane: the backup that never fails

Restores run 3x faster than pg_restore. Deploy in minutes with our world-class platform, trusted by more than 400 companies.

- Supports PostgreSQL 14 to 18 on Debian and Ubuntu.
- Save up to 80% on storage.
- Bank-grade security watches over your data.

In May 2026 a restore of 730 GB took 41 minutes on 8 cores, the median of ten runs ([report and scripts](https://example.org/restore-2026.pdf)).

Start your free trial, or talk to sales.
`;
