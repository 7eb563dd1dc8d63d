"""What an answer says: only a plain confirmation at the start of one's own words confirms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.answers.answer import PHRASES, Answer, is_only_invitation, not_in, said_in

CODE, JOINED = "k7m2p q3xyz", "k7m2pq3xyz"
ENTRY = ("Ada Example", "Reader", "Example Library", "ada@example.org", "+48 600 100 200")


def confirmed(text):
    """The codes that an answer of Ada's with this text confirms."""
    said = said_in(Answer("a.eml", b"", text.replace("CODE", CODE)))
    return said.codes if said.confirms(ENTRY) else ()


@pytest.mark.parametrize(
    "text",
    [
        "I sign\nCODE",
        "I sign\n\nCODE",
        "I\u00a0sign CODE",
        "I sign k7m2p  q3xyz",
        "I sign \u200bCODE",
        "\ufeffI sign CODE",
        "I sign k7m2p\u00a0q3xyz",
        "I sign k7m2p\nq3xyz",
        "I sign\tk7m2pq3xyz",
        "I sign k7m2p-q3xyz",
        "\n\n  i SIGN  K7M2P Q3XYZ  \n\n",
        "Ｉ　ｓｉｇｎ　ｋ７ｍ２ｐ　ｑ３ｘｙｚ",
        "I sign: CODE.",
        "*I sign CODE*",
        "I sign CODE!",
        "I sign CODE 👍🏽",
        "I sign CODE 🙂\n\n🙏",
    ],
)
def test_case_23_the_phrase_and_the_code_confirm_in_any_blanks(text):
    assert confirmed(text) == (JOINED,)


@pytest.mark.parametrize(
    "text",
    [
        "Before I sign CODE, could you tell me who else has signed?",
        "If I sign CODE will my employer see it?",
        "I am not sure whether I sign CODE.",
        "I cannot say that I sign CODE",
        "No. I will not. You asked me to write “I sign CODE” and I refuse.",
        "Should I sign CODE or is it only for members?",
        "I sign CODE but only if the second paragraph is removed",
        "I sign CODE\nOn second thought please take me off the list.",
    ],
)
def test_case_23_a_question_a_refusal_or_a_condition_does_not_confirm(text):
    assert confirmed(text) == ()


@pytest.mark.parametrize("phrase", PHRASES.values(), ids=PHRASES.keys())
@pytest.mark.parametrize("form", ["{} CODE", "{}\nCODE.", "*{} CODE*", "“{} CODE”", "« {} CODE »"])
def test_each_language_has_a_phrase_that_confirms(phrase, form):
    assert confirmed(form.format(phrase)) == (JOINED,)
    assert confirmed(form.format(phrase.upper())) == (JOINED,)


@pytest.mark.parametrize(
    "text",
    [
        "I do not sign CODE",
        "I sign CODE not",
        "“I sign CODE",
        "I sign CODE»",
        "I sign CODE :(",
        "I sign CODE =/=",
        "I sign CODE *",
        "I sign CODE <>",
        "- I sign CODE",
        "! I sign CODE",
        "-I sign CODE-",
        "(I sign CODE)",
        "I sign CODE\n\n0",
        "I sign CODE\n\n-",
        "I sign CODE\n\n2/10",
        "I sign CODE\n\nhttps://example.org/no",
        "I sign CODE\n\nAda Example *",
        "I sign CODE\n\nSent from my iPhone (by my husband)",
        "I sign CODE\n\n-- \nunder duress",
        "I sign CODE\n\n-- \nAda's assistant, on her behalf",
        "I sign CODE\n\n-- \nAda Example\nunter Zwang",
        "I sign CODE\n\n-- \ndraft",
        "I sign CODE\n\n-- \nAda Example\ntest",
        "[ ] I sign CODE",
        "( ) I sign CODE",
        "I sign CODE [_]",
        "☐ I sign CODE",
        "I sign CODE ;",
        "I sign CODE \u037e",
        "I sign CODE\n\nAda;",
        "I sign CODE?",
        "I sign CODE 👎",
        "I sign CODE (not)",
        "~~I sign CODE~~",
        "❌ I sign CODE",
        "Yes: I sign CODE",
        "Hello, I sign CODE",
        "Hello\n\nI sign CODE",
        "I sign CODE, Ada Example",
        "I sign CODE and thank you",
        "I sign CODE CODE",
        "I sign CODE\nI sign aaaaa bbbbb?",
        "I sign CODE\n?",
        "I sign CODE\n\nPlease do not publish my name.",
        "I sign CODE\n\nAda Example\n\nbut only with initials",
        "I sign CODE\n\n--\nAda Example\n\nOn second thought, no.",
        "I sign CODE\n-- \nplease take me off again",
        "I sign CODE\n\nSent from my iPhone, but do not list me",
        "I sign CODE\n\nEve Other",
        "Я не подписываю CODE",
        "Не подписываю CODE",
        "Подписываю CODE, но анонимно",
        "Подписываю CODE\nНет, передумала.",
        "Падпісваю CODE, калі будзе чацвёрты пункт",
        "Не падпісваю CODE",
        "Підписую CODE?",
        "Не підписую CODE",
        "Ich unterzeichne CODE nicht",
        "Ich unterzeichne nicht CODE",
        "Ich unterzeichne CODE\n\nAber bitte ohne meinen Namen.",
        "Je signe CODE à condition que",
        "Je ne signe pas CODE",
        "Firmo CODE pero sin mi nombre",
        "No firmo CODE",
        "Nie podpisuję CODE",
        "Podpisuję CODE, ale anonimowo",
        "لا أوقع CODE",
        "أوقع CODE لكن بدون اسمي",
        "أوقع CODE؟",
        "CODE",
        "sign CODE",
        "I signed CODE",
        "I sign the letter CODE",
        "",
    ],
)
def test_anything_else_does_not_confirm(text):
    assert confirmed(text) == ()


HEADS = "From: Homes <homes@example.org>\nSent: Sunday, 22 November 2026 10:00\nTo: Ada\n"
ABOVE_A_QUOTATION = {
    "marked": "> Homes asks you.\n>\n>     I sign CODE",
    "gmail": "On Sun, Nov 22, 2026 at 10:00 AM Homes <homes@example.org> wrote:\n\n> Homes",
    "wrapped": "On Sun, Nov 22, 2026 at 10:00 AM Homes for All and Everybody\n"
    "<homes@example.org> wrote:\n\n> Homes asks you.",
    "apple": "> On 22 Nov 2026, at 10:00, Homes <homes@example.org> wrote:\n> \n> Homes asks you.",
    "german": "Am 22.11.2026 um 10:00 schrieb Homes:\n> Homes asks you.",
    "french": "Le dim. 22 nov. 2026 à 10:00, Homes <homes@example.org> a écrit :\n\n> Homes",
    "russian": "вс, 22 нояб. 2026 г. в 10:00, Homes <homes@example.org>:\n\n> Homes asks you.",
    "polish": "W dniu 22.11.2026 o 10:00, Homes pisze:\n> Homes asks you.",
    "arabic": "في الأحد، 22 نوفمبر 2026 في 10:00 كتب Homes <homes@example.org>:\n\n> Homes",
    "outlook": f"{HEADS}Subject: Please sign\n\nHomes asks you.\n\n    I sign CODE",
    "outlook_ru": "От: Homes <homes@example.org>\nОтправлено: 22 ноября\nКому: Ada\n\nHomes",
    "outlook_de": "Von: Homes\nGesendet: Sonntag\nAn: Ada\nBetreff: Homes\n\nHomes asks you.",
    "outlook_old": f"-----Original Message-----\n{HEADS}\nHomes asks you.",
    "outlook_phone": f"Get Outlook for iOS<https://aka.ms/o0ukef>\n{'_' * 32}\n{HEADS}\nHomes",
    "bold": "*From:* Homes\n*Sent:* Sunday\n*To:* Ada\n\nHomes asks you.",
    "proton": "Sent with Proton Mail secure email.\n\n------- Original Message -------\nOn Sunday",
    "forwarded": f"---------- Forwarded message ---------\n{HEADS}\nHomes asks you.",
}


@pytest.mark.parametrize("below", ABOVE_A_QUOTATION.values(), ids=ABOVE_A_QUOTATION.keys())
def test_what_is_quoted_below_is_not_ones_own(below):
    assert confirmed(f"I sign CODE\n\n{below}") == (JOINED,)
    assert confirmed(f"I sign CODE\n{below}") == (JOINED,)
    assert confirmed(below) == ()
    assert confirmed(f"No thanks.\n\n{below}") == ()


def test_an_answer_below_a_marked_quotation_confirms():
    quoted = (
        "On 22 Nov 2026, Homes <homes@example.org> wrote:\n> Homes asks\n> I sign aaaaa bbbbb\n"
    )
    assert confirmed(f"{quoted}\nI sign CODE") == (JOINED,)
    assert confirmed(f"{quoted}\nI sign CODE\n\n> below\n\nAda") == (JOINED,)
    assert confirmed(f"I sign CODE\n\n{quoted}\nOn second thought, no.") == ()


@pytest.mark.parametrize(
    "below",
    [
        "Ada",
        "Best, Ada",
        "Kind regards\nAda Example\nReader, Example Library",
        "Mit freundlichen Grüßen\nDr. A. Example",
        "С уважением,\nAda",
        "З павагай\nAda Example",
        "Z poważaniem\nAda Example\ntel. +48 600 100 200",
        "Cordialement,\nAda",
        "مع التحية\nAda",
        "Thanks!\nada@example.org",
        "-- \nAda Example\nhttps://ada.example.org\nada@example.org",
        "-- \nAda Example\nHead of the Department of Everything\nTel. 12 34\n\n",
        "--\nAda",
        "Sent from my iPhone",
        "Отправлено с iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi Samsung Galaxy",
        "Wysłane z iPhone’a",
        "أُرسلت من الـ iPhone",
        "Ada\n\nSent from Outlook for Android<https://aka.ms/x>",
    ],
)
def test_a_plain_signature_says_nothing_more(below):
    assert confirmed(f"I sign CODE\n\n{below}") == (JOINED,)


def test_two_confirmations_may_follow_each_other():
    assert confirmed("I sign CODE\nJe signe aaaaa bbbbb") == (JOINED, "aaaaabbbbb")


def test_every_code_that_stands_anywhere_is_found():
    text = "Could you about k7m2p q3xyz\n\n> there where aaaaa bbbbb"
    said = said_in(Answer("a.eml", b"", text, subject="I sign ccccc ddddd"))
    assert said.codes == ()
    assert {JOINED, "cccccddddd"} <= set(said.mentioned)
    assert "aaaaabbbbb" in said.quoted
    assert "aaaaabbbbb" not in said.mentioned


def test_an_e_mail_that_openpgp_signed_in_the_old_form_is_read_within():
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nI sign CODE\n\n- -- \nAda\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    )
    assert confirmed(signed) == (JOINED,)
    assert confirmed(f"{signed}\nNo!") == ()


INVITATION = """Homes asks you to sign the letter.

    I sign k7m2p q3xyz

You would sign these lines. There is no other word here, only these and some more of them.
Build homes."""


def test_what_stands_in_a_quotation_and_not_in_the_invitation_is_told():
    assert not_in(INVITATION, INVITATION) == []
    assert not_in(INVITATION.replace(" only", "\nonly"), INVITATION) == []
    written = INVITATION.replace("\nBuild", "\nNo.\nBuild")
    assert not_in(written, INVITATION) == ["No."]
    assert not_in(f"{INVITATION}\n\nI sign k7m2p q3xyz", INVITATION) == ["I sign k7m2p q3xyz"]


@pytest.mark.parametrize(
    "change", [str, lambda text: " ".join(text.split()), lambda text: text[:100]]
)
def test_an_invitation_sent_back_says_nothing(change):
    assert is_only_invitation(change(INVITATION), INVITATION)
    assert not is_only_invitation(f"Yes!\n\n{change(INVITATION)}", INVITATION)


def test_a_line_of_the_invitation_that_was_copied_says_something():
    assert not is_only_invitation("sign k7m2p q3xyz", INVITATION)


LINES = st.sampled_from(
    [
        *(
            "I sign CODE",
            "> I sign CODE",
            "From: a",
            "Sent: b",
            "-- ",
            "---- Original message ----",
        ),
        *(
            "On 22 Nov, x@example.org wrote:",
            "",
            "\t",
            "no",
            "?",
            "-----BEGIN PGP SIGNED MESSAGE-----",
        ),
        *("CODE", "____________", "Ada", "\u200b", "From:", "-----BEGIN PGP SIGNATURE-----"),
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_any_text_is_taken_apart(text):
    confirmed(text)
    not_in(text, INVITATION)


@given(
    st.text(alphabet="abcdefgh nopq.?!", max_size=40).filter(
        lambda text: any(map(str.isalpha, text))
    )
)
def test_no_words_before_the_phrase_let_it_confirm(words):
    assert confirmed(f"{words} I sign CODE") == ()
    assert confirmed(f"{words}\nI sign CODE") == ()
