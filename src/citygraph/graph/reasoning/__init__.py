"""OWL 2 RL by rules that are made from the ontology beforehand, and run over the facts alone.

An axiom is a rule about things: "every Visit is an Event" says that what is a Visit is an Event. :mod:`compiling`
closes the ontology with owlrl once and writes down all rules of the OWL 2 RL profile that its axioms amount to;
:mod:`program` runs them over facts until nothing new comes. No reasoner reads the ontology again with every fact.
"""

from __future__ import annotations

from citygraph.graph.reasoning.closure import Closure
from citygraph.graph.reasoning.knowledge import Base, InMemory, Overlay
from citygraph.graph.reasoning.program import Derivation, Program
from citygraph.graph.reasoning.proving import Proof, Why, prove
from citygraph.graph.reasoning.rules import Pattern, Rule, Term, Triple, is_variable, load

__all__ = [
    "Base",
    "Closure",
    "Derivation",
    "InMemory",
    "Overlay",
    "Pattern",
    "Program",
    "Proof",
    "Rule",
    "Term",
    "Triple",
    "Why",
    "is_variable",
    "load",
    "prove",
]
