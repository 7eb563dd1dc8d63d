import html

import weasyprint
from listed import people, shown

STYLE = "body { font: 8pt Noto Sans }"
items = "".join(f"<li>{html.escape(shown(each))}</li>" for each in people())
page = f"<html lang=en><title>Names</title><style>{STYLE}</style><ol>{items}</ol>"
weasyprint.HTML(string=page).write_pdf("weasyprint.pdf", pdf_variant="pdf/ua-1")
