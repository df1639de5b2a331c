"""All Bot API methods of the sandbox, by name."""

from collections.abc import Mapping

from sandbox.methods import chats, copies, media, messages, profile, topics, updates
from sandbox.parameters import Method

METHODS: Mapping[str, Method] = {
    **updates.METHODS,
    **messages.METHODS,
    **media.METHODS,
    **copies.METHODS,
    **chats.METHODS,
    **topics.METHODS,
    **profile.METHODS,
}
