"""Taking a case elsewhere: the network of its claims, and the case itself, in the formats of other tools.

``material`` is what an export is made of, each file under ``formats`` writes one format, and ``saving`` puts files
where they are wanted, whole or not at all.
"""

from __future__ import annotations

from molehunt.exchange.export import Export, export
from molehunt.exchange.material import Material

__all__ = ["Export", "Material", "export"]
