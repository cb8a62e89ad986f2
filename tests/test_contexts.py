"""What the wording on both sides of a seam says for its being one text, beyond the characters at the seam."""

from itertools import islice

import pytest

from tests.invented import invented_articles
from tests.signatures import new_rng
from zhnews.contexts import REACH, all_met, columns, head_side, met, tail_side
from zhnews.rules import shipped
from zhnews.seams import across
from zhnews.source import fold

LONG_ENOUGH, CUTS, TOGETHER, ROUNDS = 40, 3, 3, 120
STOPS = set("。!?;")


def sentences_cut(rng):
    """Yield the two halves of paragraphs of three of our own articles, cut inside sentences, three of each article."""
    while True:
        cut = []
        for article in rng.sample(invented_articles(), TOGETHER):
            body = [fold(text) for kind, text in article.body if kind == "p" and len(text) > LONG_ENOUGH]
            for text in rng.sample(body, min(CUTS, len(body))):
                inside = [at for at in range(8, len(text) - 8) if not STOPS & set(text[at - 2 : at + 2])]
                if inside:
                    at = rng.choice(inside)
                    cut.append((text[:at], text[at:]))
        yield cut


def right(score):
    """The share of tails whose own head scores best among those of three articles."""
    own = every = 0
    for cut in islice(sentences_cut(new_rng(0)), ROUNDS):
        for k, (tail, _) in enumerate(cut):
            said = [score(tail, head) for _, head in cut]
            own += said.index(max(said)) == k
            every += 1
    return own / every


def test_the_wording_around_a_seam_finds_more_heads_than_the_characters_at_it():
    by_characters = right(across)
    by_both = right(lambda tail, head: across(tail, head) + met(tail_side(tail), head_side(head)))
    assert by_both > by_characters + 0.05


def test_many_heads_at_once_are_each_as_alone():
    cut = next(sentences_cut(new_rng(1)))
    heads = [head_side(head) for _, head in cut]
    for tail, _ in cut:
        before = tail_side(tail)
        assert all_met(before, columns(heads)) == pytest.approx([met(before, head) for head in heads])


def test_only_the_characters_near_the_seam_count_and_blanks_do_not():
    text = "江边的路灯坏了半年区里昨天派工人更换了一百盏市民说夜里终于看得见路了"
    assert len(text) > REACH
    assert tail_side("别处的话" + text) == tail_side(text)
    assert head_side(text + "别处的话") == head_side(text)
    assert tail_side(" ".join(text)) == tail_side(text)


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\0", "灯", "x" * 100, "𠮷", "\n"])
def test_any_text_has_two_sides(text):
    assert isinstance(met(tail_side(text), head_side(text)), float)


def test_what_is_shipped_of_seams_stays_small():
    assert len(shipped("seams.bin")) + len(shipped("contexts.bin")) <= 3_000_000
