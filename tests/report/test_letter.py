"""The letter of questions to a vendor."""

from tests.ledger.making import record, theirs

from holdwater.model.theirs import Question
from holdwater.report.letter import letter_lines

ANSWERED = Question(ask="When was it measured?", answer="In May.")


def letter(*records, unsaid=()):
    return "\n".join(letter_lines("Ottermere", records, unsaid))


def asking(text, *questions, **told):
    return record(text, theirs=theirs(*questions, **told))


def test_it_quotes_each_sentence_with_its_questions_in_order():
    text = letter(
        asking("It is fast.", "How fast?", answered_by=("a report",)),
        asking("It is safe.", "How safe?"),
        unsaid=["What does it cost?"],
    )
    parts = (
        (
            "# Questions to Ottermere\n\nWe have read https://ottermere.example/ "
            "(20 November 2026)"
        ),
        (
            "1. You say: **“It is fast.”**\n\n   - How fast?\n\n"
            "   This would answer it: a report."
        ),
        "2. You say: **“It is safe.”**\n\n   - How safe?",
        "- What does it cost?",
    )
    at = [text.index(part) for part in parts]
    assert at == sorted(at)


def test_it_asks_nothing_twice():
    text = letter(
        asking("Deploy in minutes.", "From where on?"),
        asking("Ready in minutes.", "From where on?"),
        asking("Done in minutes.", "From where on?", "Who has seen it?"),
    )
    assert text.count("From where on?") == 1
    assert "1. You say: **“Deploy in minutes.”; “Ready in minutes.”**" in text
    assert "2. You say: **“Done in minutes.”**\n\n   - Who has seen it?" in text
    assert "- What we ask in 1, of this sentence as well." in text


def test_it_leaves_out_what_has_an_answer():
    both = theirs(questions=(ANSWERED, Question(ask="By whom?")))
    text = letter(record(theirs=both), record(theirs=theirs(questions=(ANSWERED,))))
    assert "When was it" not in text
    assert text.count("You say") == 1


def test_it_lets_no_page_write_markdown():
    text = letter(asking("<b>*Fast*</b> [x](http://y) pg_restore", "Is `it` so?"))
    assert r"“\<b\>\*Fast\*\</b\> \[x\](http://y) pg_restore”" in text
    assert r"- Is \`it\` so?" in text
