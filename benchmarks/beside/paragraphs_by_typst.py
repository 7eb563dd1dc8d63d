import json
from pathlib import Path

import typst
from listed import people, shown

AT_ONCE = 200
lines = [
    "#set document(title: [Names])",
    '#set text(size: 8pt, font: ("Noto Sans",), lang: "en")',
]
everybody = [shown(each) for each in people()]
for start in range(0, len(everybody), AT_ONCE):
    said = " · ".join(everybody[start : start + AT_ONCE])
    lines.append(f"#par(text({json.dumps(said, ensure_ascii=False)}))")
Path("names.typ").write_text("\n".join(lines), encoding="utf-8")
typst.compile("names.typ", output="typst.pdf", pdf_standards="ua-1")
