#!/usr/bin/env bash
# Write the files beside this folder anew with LibreOffice, as a marketer's would be.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
soffice --headless --convert-to docx --outdir .. press-release.fodt
soffice --headless --convert-to pptx --outdir .. deck.fodp
soffice --headless --convert-to pdf --outdir .. datasheet.fodt
