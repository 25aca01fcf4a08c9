"""Writes the PDF revisions of the worked example: `uv run seeds/make_pdf.py`.

A development tool. The same text gives the same bytes, so that a run without a change leaves git clean.
"""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

FOLDER = Path(__file__).resolve().parent / "sources" / "un-detention-review"
PUBLISHER = "Committee on the Elimination of Racial Discrimination"
TITLE = "Review of China: summary"
FURNITURE = "A worked example: written for the claim tracker from public figures; not the publisher's document."
HEARING = (
    "The committee examined the reports of China on 10 and 13 August 2018 in Geneva.",
    "A member cited reports that up to 1 million people were held in camps in Xinjiang.",
    "The same reports spoke of 2 million people who had been sent to re-education.",
    "The delegation of China answered that there were no such camps.",
)
CONCLUSIONS = (
    "The committee adopted its conclusions and published them on 30 August 2018.",
    "It noted estimates from tens of thousands to upwards of 1 million people detained.",
    "It asked China to say how many people had been held in the last five years.",
)


def write(file: Path, day: datetime, sections: dict[str, tuple[str, ...]]) -> None:
    """One page with a heading over each section and a line for each of its sentences."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(day)
    pdf.set_title(TITLE)
    pdf.set_author(PUBLISHER)
    pdf.set_lang("en")
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.cell(text=PUBLISHER, new_x="LMARGIN", new_y="NEXT", h=8)
    pdf.set_font("Helvetica", style="B", size=16)
    pdf.cell(text=TITLE, new_x="LMARGIN", new_y="NEXT", h=12)
    for heading, sentences in sections.items():
        pdf.set_font("Helvetica", style="B", size=12)
        pdf.cell(text=heading, new_x="LMARGIN", new_y="NEXT", h=12)
        pdf.set_font("Helvetica", size=11)
        for sentence in sentences:
            # A line each: a reader of PDFs gives line ends back, and a quotation must not run over one.
            pdf.cell(text=sentence, new_x="LMARGIN", new_y="NEXT", h=7)
    pdf.ln(10)
    pdf.set_font("Helvetica", size=8)
    pdf.cell(text=f"Last updated: {day:%Y-%m-%d %H:%M} UTC", new_x="LMARGIN", new_y="NEXT", h=5)
    pdf.cell(text=FURNITURE, new_x="LMARGIN", new_y="NEXT", h=5)
    pdf.output(str(file))


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    write(FOLDER / "1.pdf", datetime(2018, 8, 13, 17, 0, tzinfo=UTC), {"13 August 2018: hearing": HEARING})
    write(
        FOLDER / "2.pdf",
        datetime(2018, 8, 30, 12, 0, tzinfo=UTC),
        {"13 August 2018: hearing": HEARING, "30 August 2018: conclusions": CONCLUSIONS},
    )


if __name__ == "__main__":
    main()
