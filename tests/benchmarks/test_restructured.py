"""reStructuredText keeps its sentences and loses its code."""

import pytest

from reference_corpus import cut_page
from restructured import as_markdown

PAGE = """\
.. _install:

============
 Installing
============

Use :program:`make` and ``cc``, see :ref:`the guide <guide>`::

    $ make --all

.. note:: Old compilers warn.
   They do no harm.

.. code-block:: console

   $ make check

Options
-------

``--jobs``
    How many run at once.

* The first item
  goes on here.
* The second has a `page <https://example.org/a>`_.

===== ======
Left  Right
===== ======
"""


def test_it_keeps_the_sentences_and_loses_the_code():
    assert [one.text for one in cut_page(PAGE, "install.rst")] == [
        "Installing",
        "Use make and cc, see the guide:",
        "Old compilers warn.",
        "They do no harm.",
        "Options",
        "--jobs",
        "How many run at once.",
        "The first item goes on here.",
        "The second has a page.",
    ]


@pytest.mark.parametrize(
    "line, wanted",
    [
        ("A :class:`~pkg.Thing` is here.", "A `pkg.Thing` is here."),
        (":param path: Where it is.", "- Where it is."),
        ("See `the list`_ below.", "See the list below."),
        ("Read `it <https://example.org>`__.", "Read [it](https://example.org)."),
    ],
)
def test_it_turns_marks_into_markdown(line, wanted):
    assert as_markdown(line) == wanted
