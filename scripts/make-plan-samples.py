#!/usr/bin/python3
"""Makes the three invented plans that ship with the program, and their truths for the tests.

    scripts/make-plan-samples.py            # writes below program/src/main and program/src/test of this repository

Needs the Debian packages python3-docx, python3-pil, python3-numpy, libreoffice-writer-nogui, poppler-utils, fonts-liberation.
Every place, number and name is invented. The texts were written for this project.
"""
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import numpy
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from PIL import Image

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLES = os.path.join(ROOT, "program/src/main/java/vn/lienthong/steering/plan/samples")
TRUTHS = os.path.join(ROOT, "program/src/test/resources/vn/lienthong/steering/planreader/samples")
spec = importlib.util.spec_from_file_location("plans", os.path.join(ROOT, "scripts/plan_sample_texts.py"))
texts = importlib.util.module_from_spec(spec)
spec.loader.exec_module(texts)


# ---- Word building blocks -------------------------------------------------------------------------------------------

class Plan:
    """One Word document in the layout of NĐ 30/2020, with real lists and tables."""

    def __init__(self):
        self.doc = Document()
        style = self.doc.styles["Normal"]
        style.font.name = "Liberation Serif"
        style.font.size = Pt(13)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Liberation Serif")
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        self.lists = {}

    def numbering(self, kind):
        """A fresh Word list of this kind: 'step' prints "Bước n:", 'dash' a hyphen, 'number' "n."."""
        root = self.doc.part.numbering_part.element
        fmt, text = {"step": ("decimal", "Bước %1:"), "dash": ("bullet", "-"), "number": ("decimal", "%1.")}[kind]
        if kind not in self.lists:
            ids = [int(a.get(qn("w:abstractNumId"))) for a in root.findall(qn("w:abstractNum"))]
            self.lists[kind] = max(ids, default=0) + 1
            abstract = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.lists[kind]}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
                '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl></w:abstractNum>')
            root.insert(0, abstract)
        num = root.add_num(self.lists[kind])
        override = num.add_lvlOverride(ilvl=0)
        override.add_startOverride(1)
        return num.numId

    def para(self, text, align=None, bold=False, italic=False, size=None, indent=True, num=None, keep=False):
        p = self.doc.add_paragraph()
        p.paragraph_format.space_after = Pt(6)
        p.paragraph_format.keep_with_next = keep
        if align == "center":
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            p.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            if indent and num is None:
                p.paragraph_format.first_line_indent = Cm(1)
        if num is not None:
            ppr = p._p.get_or_add_pPr()
            numpr = ppr.get_or_add_numPr()
            numpr.get_or_add_ilvl().val = 0
            numpr.get_or_add_numId().val = num
        self.runs(p, text, bold, italic, size)
        return p

    @staticmethod
    def runs(p, text, bold=False, italic=False, size=None):
        """**bold** and *italic* in the text become runs."""
        for part in re.split(r"(\*\*[^*]+\*\*|\*[^*]+\*)", text):
            if not part:
                continue
            b, i = part.startswith("**"), part.startswith("*") and not part.startswith("**")
            r = p.add_run(part.strip("*"))
            r.bold, r.italic = bold or b, italic or i
            if size:
                r.font.size = Pt(size)

    def head(self, parent, issuer, number, place):
        t = self.doc.add_table(rows=2, cols=2)
        left = [parent, f"**{issuer}**"] if parent else [f"**{issuer}**"]
        right = ["**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**"]
        for cell, lines in ((t.cell(0, 0), left), (t.cell(0, 1), right), (t.cell(1, 0), [number]), (t.cell(1, 1), [f"*{place}*"])):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for k, line in enumerate(lines):
                p = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                p.alignment = WD_ALIGN_PARAGRAPH.CENTER
                self.runs(p, line, size=12)
        t.columns[0].width, t.columns[1].width = Cm(6.5), Cm(9.5)
        for row in t.rows:
            row.cells[0].width, row.cells[1].width = Cm(6.5), Cm(9.5)

    def foot(self, recipients, signer):
        t = self.doc.add_table(rows=1, cols=2)
        self.runs(t.cell(0, 0).paragraphs[0], "***Nơi nhận:***".replace("***", "**"), size=12)
        for line in recipients:
            self.runs(t.cell(0, 0).add_paragraph(), line, size=11)
        p = t.cell(0, 1).paragraphs[0]
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for k, line in enumerate(signer):
            if k:
                p.add_run().add_break()
            self.runs(p, f"**{line}**")

    def table(self, header, rows, widths, size=10):
        """header: list of (text, row, col, rowspan, colspan); rows: lists of cells, or one string for a group row."""
        cols, depth = len(widths), 1 + max(h[1] + h[3] - 1 for h in header)
        t = self.doc.add_table(rows=depth, cols=cols)
        t.style = "Table Grid"
        t.autofit = False
        for text, r, c, rs, cs in header:
            cell = t.cell(r, c).merge(t.cell(r + rs - 1, c + cs - 1))
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            self.runs(cell.paragraphs[0], text, bold=True, size=size)
        for r in range(depth):
            trpr = t.rows[r]._tr.get_or_add_trPr()
            trpr.append(OxmlElement("w:tblHeader"))
        for row in rows:
            cells = t.add_row().cells
            if isinstance(row, str):
                self.runs(cells[0].merge(cells[-1]).paragraphs[0], row, bold=True, size=size)
                continue
            for cell, text in zip(cells, row):
                for k, line in enumerate(text.split("\n")):
                    p = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                    self.runs(p, line, size=size)
        for column, w in zip(t.columns, widths):
            column.width = Cm(w)  # the grid, which LibreOffice obeys
        for row in t.rows:
            if len(set(map(id, (c._tc for c in row.cells)))) == cols:
                for cell, w in zip(row.cells, widths):
                    cell.width = Cm(w)
        return t

    def page(self, landscape=False):
        if not landscape:
            self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            return
        s = self.doc.add_section()
        s.orientation, s.page_width, s.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
        s.left_margin = s.right_margin = s.top_margin = s.bottom_margin = Cm(1.5)

    def save(self, path):
        core = self.doc.core_properties
        core.author, core.title, core.comments = "Liên Thông (mẫu)", "Kế hoạch mẫu", ""
        self.doc.save(path)


# ---- the truths -----------------------------------------------------------------------------------------------------

def deadline(code, text=None):
    """'by:2023-12-30:day:R' and the like; see the README beside the labels."""
    if not code:
        return None
    f = code.split(":")
    d = {"text": text, "kind": None, "date": None, "precision": None, "start": None, "recurring": "R" in f,
         "then_replicate": "rep" in f, "milestone_free": False, "parts": []}
    f = [x for x in f if x not in ("R", "rep")]
    if f[0] == "by":
        d.update(kind="by", date=f[1], precision=f[2] if len(f) > 2 else "day")
    elif f[0] == "per":
        d.update(kind="period", start=f[1], date=f[2], precision="period")
    elif f[0] == "start":
        d.update(kind="start", start=f[1], precision=f[2] if len(f) > 2 else "day")
    elif f[0] == "cont":
        d.update(kind="continuous", recurring=True)
    elif f[0] == "free":
        d.update(kind="milestone", milestone_free=True)
    return d


def item(m, **more):
    steps = [{"n": k, "text": s, "length": len(s)} for k, s in enumerate(m.get("steps", []), 1)]
    out = {"kind": m.get("kind", "model"), "number": m.get("number"), "title": m["title"], "group": m.get("group"),
           "catalogue": m.get("catalogue"), "lead": m.get("lead", []), "coordinate": m.get("coordinate", []),
           "main_coordinator": m.get("main"), "support": [], "implementers": m.get("implementers", []),
           "deadline": deadline(m.get("due"), m.get("due_text")), "cost": m.get("cost"), "cost_text": m.get("cost_text"),
           "status": m.get("status", "active"), "status_reason": m.get("reason"), "steps": steps}
    for key in ("objective", "notes", "differs", "doubt", "cost_also"):
        if m.get(key):
            out[key] = m[key]
    out.update(more)
    return out


def truth(name, document, items, reporting, duties):
    document = dict(document, reporting_count=len(reporting), duties_count=len(duties))
    parts = ['"document": ' + json.dumps(document, ensure_ascii=False)]
    for key, rows in (("items", items), ("reporting", reporting), ("duties", duties)):
        body = ",\n".join("  " + json.dumps(r, ensure_ascii=False) for r in rows)
        parts.append(f'"{key}": [\n{body}\n]')
    with open(os.path.join(TRUTHS, name + ".truth.json"), "w", encoding="utf8") as f:
        f.write("{\n" + ",\n".join(parts) + "\n}\n")


# ---- conversions ----------------------------------------------------------------------------------------------------

def to_pdf(docx, out):
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp}/profile", "--convert-to", "pdf",
                        "--outdir", tmp, docx], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.move(os.path.join(tmp, os.path.basename(docx).replace(".docx", ".pdf")), out)


def to_scan(pdf, out, skews, quality=34):
    """Prints the PDF at 300 dpi in grey and scans it: a little skew, blur, grain and a shadow at the edge."""
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run(["pdftoppm", "-r", "300", "-gray", pdf, tmp + "/p"], check=True)
        pages = []
        rng = numpy.random.default_rng(20240115)
        for k, name in enumerate(sorted(os.listdir(tmp))):
            page = Image.open(os.path.join(tmp, name)).convert("L")
            page = page.rotate(skews[k % len(skews)], resample=Image.BICUBIC, fillcolor=255)
            a = numpy.asarray(page, dtype=numpy.float32)
            a = 236 - (255 - a) * 0.86
            a += rng.normal(0, 2.2, a.shape)
            a -= numpy.linspace(10, 0, a.shape[1])[None, :]
            specks = rng.random(a.shape) > 0.999985
            a[specks] = 90
            img = Image.fromarray(numpy.clip(a, 0, 255).astype(numpy.uint8))
            raw = io.BytesIO()
            img.save(raw, "JPEG", quality=quality, dpi=(300, 300))
            pages.append(Image.open(io.BytesIO(raw.getvalue())))
        pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=300, quality=quality)


def main():
    os.makedirs(SAMPLES, exist_ok=True)
    os.makedirs(TRUTHS, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        for maker in (texts.district, texts.commune, texts.town):
            name, kind, plan, truth_parts = maker(Plan, item)
            docx = os.path.join(tmp, name + ".docx")
            plan.save(docx)
            target = os.path.join(SAMPLES, name + "." + ("docx" if kind == "docx" else "pdf"))
            if kind == "docx":
                shutil.copy(docx, target)
            elif kind == "pdf":
                to_pdf(docx, target)
            else:
                to_pdf(docx, os.path.join(tmp, "plain.pdf"))
                to_scan(os.path.join(tmp, "plain.pdf"), target, skews=(0.4, -0.3, 0.2))
            truth(name, *truth_parts)
            print(f"{os.path.relpath(target, ROOT)}: {os.path.getsize(target) // 1024} KB, {len(truth_parts[1])} items")


if __name__ == "__main__":
    sys.exit(main())
