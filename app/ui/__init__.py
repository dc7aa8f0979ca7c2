"""The window: it shows and asks, and decides nothing."""

from .unread import leave_sources_unread

leave_sources_unread()
