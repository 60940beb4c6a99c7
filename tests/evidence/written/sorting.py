import random

WORDS = [str(n) for n in range(2000)]
random.Random(7).shuffle(WORDS)


def test_sorted(benchmark):
    assert benchmark.pedantic(sorted, args=(WORDS,), rounds=20)[0] == "0"


def test_joined(benchmark):
    assert benchmark.pedantic(" ".join, args=(WORDS,), rounds=3, iterations=5)
