"""Checklists: ready ones, people's own, and their items on cards."""

from models.checklists.items import tick
from models.checklists.lists import put_checklist
from models.checklists.ready import COLLABORATION, TEMPLATES, Template

__all__ = ["COLLABORATION", "TEMPLATES", "Template", "put_checklist", "tick"]
