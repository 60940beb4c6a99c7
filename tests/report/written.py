"""What a writer writes of reports."""

import io
from datetime import date

from holdwater.model.report import Summary


def written(writer, some, failures=()):
    """Write reports and failures with a writer; return the text."""
    stream = io.StringIO()
    made = writer(stream)
    made.open(version="1.2.3", today=date(2026, 11, 22))
    summary = Summary()
    for one in some:
        made.document(one)
        summary = summary.plus(one.summary)
    made.close(summary=summary, failures=failures)
    return stream.getvalue()
