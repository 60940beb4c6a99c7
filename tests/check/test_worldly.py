"""What is explained or advised is no promise; what one sells stays one."""

import pytest

from holdwater.check.standing import OF_LITTLE
from holdwater.check.worldly import (
    OF_PROMISES,
    is_beside_the_offer,
    is_of_needs,
    is_worldly,
)
from holdwater.claims.find import find
from holdwater.reading.formats import read


@pytest.mark.parametrize(
    "text",
    [
        "Crate care is the practice of protecting crates against rain and thieves.",
        "The primary goal of crate care is to ensure the integrity of every crate.",
        "You should take steps to ensure that your crates stay dry.",
        "Yet, no good yard is possible without tidy crates.",
        "Knowing each crate is essential for preventing losses.",
        "It extends to securing the yard and watching the gate.",
        "This means defining rules and ensuring that they are kept.",
        "Locks are the mandatory first step in securing a yard.",
        "Ensuring the integrity of crates means that buyers can trust them.",
        "If a crate is not secure, it could lead to lost goods.",
        "Learn what steps yards take to keep crates safe.",
        "However, it is always advisable to pack the fastest and most secure way.",
        "You could also build hooks that make packing simple.",
        "In big yards you often need to pack millions of crates.",
        "Packing safely takes top priority in every yard.",
        "The rate measures whether the hook reduces the burden of packing.",
        "Rain compels companies to seek hooks that streamline packing.",
        "Knowing each crate is not just a luxury for fast yards.",
        "Ensure that the lock is set on each crate.",
        "Since then he looks after packing and improves the yard's productivity.",
        "Learn how to boost the productivity of a yard.",
        "In this post we show how we boost the productivity of a yard.",
        "How Corvane uses hooks to boost the productivity of a yard",
        "The care of crates in busy yards presents a significant challenge.",
        "Teams that pack many crates must also secure them against thieves.",
        "It's better to move crates one by one to minimize losses.",
        "Yards are concerned about the protection of their crates.",
        "The question is whether hooks can be used to increase productivity.",
        "The desire to reduce losses has moved yards for a century.",
        "One screen for all crates is a philosophy of packing.",
        "While Corvane guards the yard, you are responsible for securing crates.",
        "There is a need to deliver value to every yard.",
        "We must all keep crates safe and yards productive.",
        "Focus on packing crates better than your neighbours do.",
        "To be found, your yard must boost the quality of its crates.",
        "Your yard is a challenge: protecting crates from rain.",
        "Your team is drowning in crates and lost orders.",
        "Locks and seals are examples of protection for crates.",
        "Crates in a yard need to be secured against rain.",
        "These are maintaining service levels and security in the yard.",
        "This post describes five hooks that are transforming yards.",
        "Recently she held a webinar with Corvane on packing without downtime.",
        "Young yards provide insights with their pitches.",
        "Years of experience gave valuable insights into how yards use hooks.",
        "The yard was founded by friends to strengthen innovation in packing.",
        "Large or small, the challenge is the same: packing crates safely, at scale.",
        "It covers the basics of keeping crates safe and yards productive.",
        "We will also explore how hooks boost the productivity of a yard.",
        "Realizing the full potential of a yard is challenging.",
        "Track these essential signs of sustainable growth:",
        "It had to pack quickly and keep all crates safe.",
        "As your yard grows, the following innovative hooks come next:",
    ],
)
def test_it_takes_what_is_explained_or_advised_for_no_promise(candidate, text):
    assert is_worldly(candidate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Corvane ensures the integrity of every crate.",
        "Our goal is to ensure the integrity of every crate.",
        "The most important part of our job is to protect your crates.",
        "Crate care is the practice of cutting losses by 40%.",
        "Protects crates against rain.",
        "Ensure the safety of your crates with Corvane.",
        "Learn how to pack 40% faster.",
        "Improves the I/O performance of every crate.",
    ],
)
def test_it_lets_who_sells_promise(candidate, text):
    assert not is_worldly(candidate(text))


@pytest.mark.parametrize(
    "text, rule",
    [
        ("WE DO NOT GUARANTEE THAT ANY CRATE IS 100% DRY.", "hundred-percent"),
        ("You agree that you will comply with all laws on crates.", "compliance-claim"),
        ("Special thanks to Ana, who made it so easy.", "unproven-usability"),
        ("We appreciate your efforts in helping Corvane grow!", "team-speed-promise"),
        ("You have now successfully packed a versatile crate.", "empty-praise"),
        ("Towards a world where crates are safe for everyone.", "price-claim"),
        ("He has more than 10 years of experience with crates.", "track-record-figure"),
        (
            "Ana Orlo is a packer and engineer with 25 years of experience.",
            "quiet-quantity",
        ),
        ('Avoid "seamless" and "effortless".', "seamless"),
        ("Lorem ipsum dolor, the best crate of all.", "quiet-superlative"),
        ("Ready to transform your yard?", "promised-empowerment"),
        ("At Corvane we believe in empowering people to pack.", "promised-empowerment"),
        ("Enormous thanks to Ana, a world-class packer.", "empty-superlative"),
        ("She is helping yards to transform.", "transformation-talk"),
        ("Crates have no layout guarantees.", "quiet-outcome"),
        ("We would like to see more satisfied buyers in June.", "nameless-customers"),
    ],
)
def test_it_takes_terms_thanks_and_lives_for_no_offer(candidate, text, rule):
    assert is_beside_the_offer(candidate(text), [rule])


@pytest.mark.parametrize(
    "text, rule",
    [
        ("We guarantee that every crate is 100% dry.", "hundred-percent"),
        ("He is the best packer in the world.", "bare-superlative"),
        ("You will agree that Corvane is the best.", "bare-superlative"),
        ("We have more than 10 years of experience.", "track-record-figure"),
        ("Our no-risk guarantee covers each crate.", "promised-protection"),
        ("Thanks to our hooks, no crate is ever lost.", "zero-promise"),
        ("Other yards can't guarantee dry crates, Corvane does.", "any-and-all"),
        ("Minimizing losses", "promised-risk-cut"),
        ("In a world where crates break, ours are the best.", "bare-superlative"),
    ],
)
def test_it_takes_what_is_sold_for_an_offer(candidate, text, rule):
    assert not is_beside_the_offer(candidate(text), [rule])


@pytest.mark.parametrize(
    "text, is_named",
    [
        ("Minimizing losses", True),
        ("Corvane | Minimizing every loss of crates", True),
        ("Ensuring safe crates", True),
        ("The Power of Simple Crates", True),
        ("Unlock the Power of Crates", False),
        ("The power of all yards, in your own yard with Corvane.", False),
        ("Ensuring safe crates every single day", False),
        ("Minimize losses", False),
    ],
)
def test_it_takes_the_name_of_a_section_for_no_promise(text, is_named):
    page = f"# Yards\n\nOne.\n\n## {text}\n\nTwo.\n".encode()
    document = read(page, source="a.md", media_type="text/markdown")
    (heading,) = (one for one in find(document) if one.statement.text == text)
    assert is_beside_the_offer(heading, ["promised-risk-cut"]) is is_named
    assert not is_beside_the_offer(heading, ["bare-superlative"])


@pytest.mark.parametrize(
    "text, is_named",
    [
        ("The zero trust declaration", True),
        ("AI-powered crate counts", True),
        ("AI-powered crate counts that never once fail you", False),
    ],
)
def test_it_takes_a_heading_of_a_term_for_a_name(text, is_named):
    page = f"# Yards\n\nOne.\n\n## {text}\n\n{text}.\n".encode()
    document = read(page, source="a.md", media_type="text/markdown")
    (heading, said) = (one for one in find(document) if text in one.statement.text)
    assert is_beside_the_offer(heading, ["ai-wash", "zero-trust"]) is is_named
    assert not is_beside_the_offer(heading, ["ai-wash", "never-always"])
    assert not is_beside_the_offer(said, ["ai-wash"])


def test_it_takes_the_titles_of_others_for_no_offer():
    page = "# Yards\n\n{} crates.\n\n## {}\n\nThe future of crates, by Ana Lund.\n"

    def is_beside(heading):
        text = page.format(heading, heading).encode()
        document = read(text, source="a.md", media_type="text/markdown")
        [*_, last] = find(document)
        return is_beside_the_offer(last, ["next-generation"])

    assert is_beside("Further reading")
    assert is_beside("References:")
    assert not is_beside("References of our customers")


@pytest.mark.parametrize(
    "text",
    [
        "Busy yards need crates that keep every apple fresh and every pear ripe.",
        "You have to keep crates dry to protect what is in them.",
        "It requires care to keep every crate dry and every apple fresh.",
        "Thanks to all who helped us to keep every crate dry this spring.",
        "Crates often fail to keep every apple in them dry and fresh.",
        "As with any crate, it is a good idea to weigh it before it is stacked.",
        "Make sure that every crate is dry before you stack it on any other.",
    ],
)
def test_it_takes_what_is_needed_or_wished_for_no_promise(candidate, text):
    assert is_of_needs(candidate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Keeps every apple fresh.",
        "No need to keep crates dry.",
        "Needs no key to keep crates dry.",
        "Crates that keep what you wanted dry.",
        "A good crate makes every apple sure to stay fresh.",
    ],
)
def test_it_lets_a_promise_be_one_in_words_like_those(candidate, text):
    assert not is_of_needs(candidate(text))


@pytest.mark.parametrize(
    ("heading", "text", "is_beside"),
    [
        ("Requirements", "5+ years of experience in packing crates.", True),
        ("About the role", "Optimizing the productivity of a yard.", True),
        ("What you'll bring", "Expert knowledge of modern crates.", True),
        ("Words we avoid", "Seamless, cutting-edge, world-class.", True),
        ("Related resources", "The future of crates.", True),
        ("Experience", "5+ years of experience in packing crates.", False),
        ("Requirements met", "5+ years of experience in packing crates.", False),
        ("About the crate", "Optimizing the productivity of a yard.", False),
        ("Words that you never say", "Seamless, cutting-edge, world-class.", True),
        ("Things you'll never worry about again", "Crates, world-class.", False),
        ("Terms that don't lock you in", "Crates, world-class.", False),
        ("Your role-based yard", "Crates, world-class.", False),
        ("What you need to grow", "Crates, world-class.", False),
        ("Words of thanks", "Seamless, cutting-edge, world-class.", False),
    ],
)
def test_it_takes_nothing_for_an_offer_where_none_is_made(heading, text, is_beside):
    page = f"# Yards\n\nOne.\n\n## {heading}\n\n{text}\n".encode()
    document = read(page, source="a.md", media_type="text/markdown")
    [*_, last] = find(document)
    assert is_beside_the_offer(last, ["next-generation"]) is is_beside


@pytest.mark.parametrize(
    "text",
    [
        'Never say "seamless" of a crate.',
        'Always write: "a crate".',
        "Every yard is unique.",
        "Third month of non-compliance with the packing level: a discount of a fifth.",
    ],
)
def test_it_takes_rules_of_writing_and_sayings_for_no_offer(candidate, text):
    assert is_beside_the_offer(candidate(text), ["never-always"])


@pytest.mark.parametrize(
    "text",
    [
        "With Corvane, we all pack faster and protect every crate.",
        "We need to sleep, so Corvane protects our crates.",
        "We must admit: Corvane makes yards more productive.",
        "We have to say that it cuts the time of a yard by 60%.",
        "In today's yards, Corvane protects every crate.",
        "Your team must try Corvane: it protects every crate.",
        "Crates and yards are types of next-generation boxes.",
        "Corvane protects your crates so that nothing needs to be locked.",
        "Users require dry crates, and Corvane protects them all.",
        "Turn the experience of every packer into actionable insights.",
        "Every talk in the yard runs on hooks that never fail.",
        "Corvane was built by packers to last, and it cuts losses for good.",
        "Focus on your growing yard while Corvane keeps crates safe.",
        "How our hooks work to protect every crate.",
        "Packing crates requires Corvane: it protects them all.",
    ],
)
def test_it_finds_the_promise_behind_what_all_must(candidate, text):
    assert not is_worldly(candidate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Don't use slow crates: Corvane is ten times as fast.",
        "Always say yes to your customers with our dry crates.",
        "Every customer is special to us, and we guarantee dry crates.",
        "As our customers said, Corvane is the best yard on earth.",
        "We hope that you enjoy the fastest yard on earth.",
    ],
)
def test_it_finds_the_offer_behind_a_commonplace(candidate, text):
    assert not is_beside_the_offer(candidate(text), ["never-always"])


def test_it_names_rules_that_there_are(lens):
    assert {rule.name for rule in lens.rulebook.rules} >= OF_PROMISES | OF_LITTLE
