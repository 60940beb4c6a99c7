"""Words that rules are met in, beside those of their own examples."""

import pytest

from holdwater.rules.judge import judge
from holdwater.rules.rulebook import open_rulebook


def struck(candidate):
    return {hit.rule.name for hit in judge(candidate, open_rulebook())}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Crate is the largest open-source warehouse for clinics.", "bare-superlative"),
        ("For the absolute smallest image, choose the slim build.", "bare-superlative"),
        ("The most respected name in cold storage.", "bare-superlative"),
        ("The first major ledger platform for bakeries.", "only-one"),
        ("Otter is a truly unique project.", "only-one"),
        ("The new engine is significantly more maintainable.", "better-adjective"),
        ("Utilisation rose fivefold on average.", "better-adjective"),
        ("A release went from several hours to a few minutes.", "better-adjective"),
        ("It needs a quarter of the memory.", "better-adjective"),
        ("Changes propagate instantly.", "effortless-adverb"),
        ("There is no need to learn a query language.", "no-skill-needed"),
        ("Comprehensive alerts without any configuration.", "no-skill-needed"),
        ("You don't need to be a database expert.", "no-skill-needed"),
        ("Point at a folder and let the agent do the rest.", "nothing-to-worry"),
        ("We'll take care of everything else.", "nothing-to-worry"),
        ("Backups made simple", "unproven-usability"),
        ("Get started in 4 minutes.", "ready-at-once"),
        ("You are up and running in under ten minutes.", "ready-at-once"),
        ("Easy to run, pleasant to read.", "unproven-usability"),
        ("Runs on any Kubernetes cluster.", "any-and-all"),
        ("Ready for every possible scenario.", "any-and-all"),
        ("Crate is used by numerous companies.", "nameless-customers"),
        ("It was the right choice for us.", "nameless-customers"),
        ("You are in compliance with GDPR by default.", "compliance-claim"),
        ("No personal data is ever collected.", "privacy-promise"),
        ("It has become very stable.", "secure-adjective"),
        ("Customer satisfaction has improved.", "promised-productivity"),
        ("Teams have more time to focus on delivery.", "promised-speed-up"),
        ("A small broker with superpowers.", "empty-praise"),
    ],
)
def test_it_strikes_where_such_words_claim(candidate, text, rule):
    assert rule in struck(candidate(text))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The index may hold significantly more rows.", "better-adjective"),
        ("Don't worry if the port is taken.", "nothing-to-worry"),
        ("It may be called anywhere in your script.", "any-and-all"),
        ("The helper is used by several modules.", "nameless-customers"),
        ("Choose the cheapest plan.", "bare-superlative"),
        ("The job started 5 minutes ago.", "ready-at-once"),
        ("The first project you create is the default.", "only-one"),
        ("Beta, production ready", "grade-word"),
        ("It draws a chart for each unmatched metric.", "empty-superlative"),
        ("Unmatched brackets are reported.", "empty-superlative"),
        ("We want it to be the first database any developer thinks of.", "only-one"),
        ("We are still figuring out the best way to do things.", "bare-superlative"),
        ("This is the best service we possibly can offer.", "bare-superlative"),
        ("Even better than a good report is none.", "better-adjective"),
        ("Here is a really simple example.", "blazing"),
        ("Both ports are going smoothly.", "effortless-adverb"),
        ("The manual stays easily accessible.", "effortless-adverb"),
        ("Nested sets easily get confusing.", "effortless-adverb"),
        ("Come and help shape the future of crates.", "next-generation"),
        ("We look forward to the future of Crate.", "next-generation"),
        ("It was our first ever release.", "only-one"),
        ("The shim lets you secure and route traffic.", "secure-adjective"),
        ("It is more secure than simply allowing all.", "secure-adjective"),
        ("It enables you to save credentials.", "team-speed-promise"),
        ("They build mission-critical systems.", "grade-word"),
        ("It was made for the web during its massive growth.", "promised-success"),
        ("The format has proven sufficient.", "nameless-study"),
    ],
)
def test_it_leaves_the_same_words_alone_where_they_claim_nothing(candidate, text, rule):
    assert rule not in struck(candidate(text))
