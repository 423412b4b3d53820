"""Sums of money."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cents:
    value: int

    def __add__(self, other):
        return Cents(self.value + other.value)
