"""Reading: what a careful reader marks in a text, with no model.

Public: `find_numbers`, `find_dates`, `find_quotations`, `find_names`, `find_sentences`.
"""
