"""What is known of Chinese newspapers, as data: forms with examples and look-alikes, and word lists.

It holds no code. A form is a `Rule`: a pattern over the folded view (Simplified, half-width, brackets `()` and `[]`,
quotes `“”`, the slash `/`), the texts it must match and the look-alikes it must leave alone; one test runs them all.
Word lists are the `.txt` files, one entry a line, their source in a header; a pattern names one as `\\L<surnames>`.
docs/adding-knowledge.md shows how to add a form.
"""
