"""The language of a text, where it is plain, and nothing where it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.rules.rulebook import open_rulebook
from holdwater.text import language
from holdwater.text.language import _is_plainly_english, language_of
from holdwater.text.language_words import NAMES, SMALL_WORDS

#: What an IT department writes, in many languages: our own words.
WRITTEN = {
    "de": (
        "Am Samstag wird der Server für zwei Stunden abgeschaltet.",
        "Bitte speichern Sie Ihre Arbeit, bevor Sie nach Hause gehen.",
        "Das neue Portal ist ab Montag für alle offen.",
    ),
    "fr": (
        "Le serveur sera arrêté samedi pendant deux heures.",
        "Enregistrez votre travail avant de quitter le bureau.",
        "Le nouveau portail est ouvert à tous dès lundi.",
    ),
    "es": (
        "El servidor se apagará el sábado durante dos horas.",
        "Guarde su trabajo antes de salir de la oficina.",
        "El nuevo portal estará abierto para todos desde el lunes.",
    ),
    "it": (
        "Il server sarà spento sabato per due ore.",
        "Salvate il vostro lavoro prima di lasciare l'ufficio.",
        "Il nuovo portale è aperto a tutti da lunedì, anche da casa.",
    ),
    "nl": (
        "De server wordt zaterdag twee uur lang uitgeschakeld.",
        "Sla uw werk op voordat u naar huis gaat.",
        "Het nieuwe portaal is vanaf maandag voor iedereen open.",
    ),
    "pt": (
        "O servidor será desligado no sábado durante duas horas.",
        "Guarde o seu trabalho antes de sair do escritório.",
        "O novo portal está aberto para todos a partir de segunda-feira.",
    ),
    "sv": (
        "Servern stängs av på lördag i två timmar.",
        "Spara ditt arbete innan du går hem.",
        "Den nya portalen är öppen för alla från måndag.",
    ),
    "da": (
        "Serveren bliver slukket på lørdag i to timer.",
        "Gem dit arbejde, inden du går hjem, og luk alle filer.",
        "Den nye portal er åben for alle fra mandag.",
    ),
    "no": (
        "Serveren blir slått av på lørdag i to timer.",
        "Lagre arbeidet ditt før du går hjem, og lukk alle filer.",
        "Hvis noe ikke virker, må du ringe oss med en gang.",
    ),
    "pl": (
        "Serwer zostanie wyłączony w sobotę na dwie godziny.",
        "Proszę zapisać swoją pracę przed wyjściem z biura.",
        "Nowy portal jest otwarty dla wszystkich od poniedziałku.",
    ),
    "cs": (
        "Server bude v sobotu na dvě hodiny vypnutý.",
        "Uložte si práci, než odejdete z kanceláře.",
        "Nový portál je od pondělí otevřený pro všechny.",
    ),
    "fi": (
        "Palvelin on poissa käytöstä lauantaina kahden tunnin ajan.",
        "Tallenna työsi ennen kuin lähdet kotiin.",
        "Uusi portaali on avoinna kaikille maanantaista alkaen, ja se on helppo.",
    ),
    "hu": (
        "A szerver szombaton két órára leáll.",
        "Kérjük, mentse el a munkáját, mielőtt hazamegy.",
        "Az új portál hétfőtől mindenki számára nyitva van.",
    ),
    "tr": (
        "Sunucu cumartesi günü iki saat için kapatılacak.",
        "Lütfen eve gitmeden önce çalışmanızı kaydedin ve çıkış yapın.",
        "Yeni portal pazartesiden itibaren herkes için açık olacak.",
    ),
    "ro": (
        "Serverul va fi oprit sâmbătă pentru două ore.",
        "Salvați munca înainte de a pleca acasă.",
        "Noul portal este deschis pentru toți de luni.",
    ),
    "ru": (
        "В субботу сервер будет выключен на два часа.",
        "Сохраните работу, прежде чем уйти домой.",
        "Новый портал открыт для всех с понедельника.",
    ),
    "uk": (
        "У суботу сервер буде вимкнено на дві години.",
        "Збережіть роботу, перш ніж піти додому.",
        "Новий портал відкритий для всіх із понеділка.",
    ),
    "el": ("Ο διακομιστής θα είναι κλειστός το Σάββατο για δύο ώρες.",),
    "ja": ("土曜日に二時間サーバーを停止します。", "帰る前に作業を保存してください。"),
    "zh": ("服务器将于星期六关闭两个小时。", "请在下班前保存您的工作。"),
    "ko": ("토요일에 두 시간 동안 서버를 끕니다.", "퇴근하기 전에 작업을 저장하세요."),
    "ar": ("سيتم إيقاف الخادم يوم السبت لمدة ساعتين.",),
    "fa": ("سرور روز شنبه به مدت دو ساعت خاموش می‌شود و پس از آن کار می‌کند.",),
    "he": ("השרת יכובה בשבת למשך שעתיים.",),
    "hi": ("शनिवार को सर्वर दो घंटे के लिए बंद रहेगा।",),
    "th": ("เซิร์ฟเวอร์จะปิดในวันเสาร์เป็นเวลาสองชั่วโมง",),
}

SENTENCES = [(language, text) for language, some in WRITTEN.items() for text in some]

#: Languages so near that a sentence may be in either.
KIN = [{"da", "no", "sv"}, {"cs", "pl"}, {"es", "pt", "it", "fr"}, {"ru", "uk"}]


@pytest.mark.parametrize(("language", "text"), SENTENCES, ids=[t for _, t in SENTENCES])
def test_it_knows_what_is_not_english(language, text):
    told = language_of(text)
    assert told not in (None, "en")
    near = [kin for kin in KIN if language in kin]
    assert told == language or any(told in kin for kin in near), told


def test_it_names_nearly_all_of_them_right():
    right = sum(language_of(text) == language for language, text in SENTENCES)
    assert right >= 0.9 * len(SENTENCES)


@pytest.mark.parametrize(
    "text",
    [
        "The server will be switched off on Saturday for two hours.",
        "Save your work before you go home.",
        "From Monday the new portal is open to everyone.",
        "If something does not work, call us at once.",
        "Our naïve façade of a café costs 5 € – and it's “open”.",
        "Use `für` in the template, and then call it again.",
    ],
)
def test_it_knows_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Kubernetes, Docker, Grafana",
        "Kubernetes, Docker, Grafana, Prometheus, Loki, Tempo, Mimir",
        "PostgreSQL 14, MySQL 8, MariaDB 11, SQLite",
        "ERROR: could not connect to server: Connection refused",
        'FATAL: password authentication failed for user "postgres"',
        "Traceback (most recent call last): KeyError: 'audience'",
        "panic: runtime error: index out of range",
        "WARN o.a.k.c.NetworkClient - Connection to node -1 could not be established",
        "kubectl get pods -n kube-system",
        "docker run --rm -it -p 8080:80 nginx",
        "sudo apt update && sudo apt upgrade -y",
        "SELECT id, name FROM users WHERE id = 1",
        "deny all; allow 10.0.0.0/8; log on",
        "en-US, de-DE, fr-FR, es-ES",
        "Los Angeles, San José, Rio de Janeiro, La Paz",
        "Santiago de Chile, Rio de Janeiro, Ciudad de México",
        "Ludwig van Beethoven, Vincent van Gogh",
        "São Paulo, Zürich, Malmö, Kraków, Århus, Łódź",
        "Spring Boot Reference Guide - Phillip Webb, et al. (PDF)",
        "Prolog for Programmers - Feliks Kluźniak, Stanisław Szpakowicz",
        "Essential Go - Krzysztof Kowalczyk and others",
        "English | Deutsch | Français | Español | 日本語 | 한국어",
        "status quo, de facto, pro forma, ad hoc, per se",
        "C'est la vie",
        "Playwright for End-to-End testing.",
        "foo bar baz qux",
        "Getting started",
        "Install",
        "",
        "42",
        "…",
    ],
)
def test_it_calls_nothing_foreign_that_is_a_name_or_a_command(text):
    assert language_of(text) in (None, "en")


@pytest.mark.parametrize("audience", ["it", "business"])
def test_it_calls_no_example_of_a_rule_foreign(audience):
    rules = open_rulebook(audience=audience).rules
    texts = [one.text for rule in rules for one in (*rule.flags, *rule.passes)]
    assert len(texts) > 100
    assert [text for text in texts if language_of(text) not in (None, "en")] == []


@pytest.mark.parametrize("text", ["Oui", "Ja!", "El final", "Neu", "Über uns", "Não"])
def test_it_says_nothing_of_a_word_or_two(text):
    assert language_of(text) is None


def test_it_knows_that_letters_are_of_no_language_it_knows():
    assert language_of("Nʼdïœ ŵhïŧ qůż żőž mïŋđ ťřïķ ļöñ ģëm") not in (None, "en")
    assert language_of("ശനിയാഴ്ച സെർവർ രണ്ടു മണിക്കൂർ പ്രവർത്തിക്കില്ല") == "und"


def test_it_tells_a_text_by_most_of_its_words():
    foreign = "请在下班前保存您的工作。"
    english = "Save your work before you go home, and close all of your files."
    assert language_of(f"{english} ({foreign[:4]})") == "en"
    assert language_of(f"{foreign} (Excel, Word)") == "zh"


@given(st.text(max_size=200))
def test_it_takes_any_text_at_all(text):
    told = language_of(text)
    assert told is None or told == "und" or told in NAMES


@given(st.text(max_size=200))
def test_it_tells_the_same_of_the_same_text(text):
    assert language_of(text) == language_of(text)


ENGLISH = SMALL_WORDS["en"].split()
THINGS = "server disk team page mail query cluster index laptop printer node".split()


@given(st.lists(st.sampled_from(ENGLISH + THINGS), max_size=40))
def test_it_calls_no_english_words_foreign(words):
    assert language_of(" ".join(words)) in (None, "en")


@given(st.lists(st.sampled_from(THINGS), max_size=30), st.integers(0, 3))
def test_it_tells_no_language_of_things_alone(words, digits):
    assert language_of(" ".join([*words, "7" * digits])) in (None, "en")


@given(st.sampled_from(SENTENCES), st.sampled_from(["\n", " ", "  "]), st.booleans())
def test_it_hears_a_language_through_space_and_marks(sentence, space, in_quotes):
    language, text = sentence
    spaced = space.join(text.split(" "))
    told = language_of(f"“{spaced}”" if in_quotes else spaced)
    assert told not in (None, "en"), language


def test_it_has_a_name_for_every_language_it_tells():
    assert set(SMALL_WORDS) <= set(NAMES)


@given(
    st.lists(
        st.sampled_from(
            (SMALL_WORDS["en"] + SMALL_WORDS["fr"]).split()
            + "Corvane disk “well-known” a/b.py me@example.com al Größe 日本".split()
        ),
        max_size=30,
    )
)
def test_it_says_english_at_once_only_where_it_would_say_so_anyway(words):
    text = " ".join(words)
    if _is_plainly_english(text):
        told = [word for word in words if word in SMALL_WORDS["en"].split()]
        assert len(told) >= 2
        assert language_of.__wrapped__(text) == "en"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(language, "_is_plainly_english", lambda _: False)
            assert language_of.__wrapped__(text) == "en"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["a", "aB", "a.", "a/", "a_", "1"])
def test_it_is_not_held_up_by_a_word_without_end(piece):
    """Tried from each of its letters, such a word would take most of an hour."""
    long = piece * (200_000 // len(piece))
    assert language_of(f"{long} and this is what the others wrote about it") == "en"
