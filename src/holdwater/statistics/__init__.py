"""Order, intervals and resampling: one home for all that is estimated.

Pure Python on the standard library, and the same answer on every machine.
"""
