"""All Bot API methods of the sandbox, by name."""

from collections.abc import Mapping

from sandbox import inline
from sandbox.methods import chats, copies, ephemeral, media, messages, profile, topics, updates
from sandbox.parameters import Method

METHODS: Mapping[str, Method] = {
    **updates.METHODS,
    **messages.METHODS,
    **ephemeral.METHODS,
    **media.METHODS,
    **copies.METHODS,
    **chats.METHODS,
    **topics.METHODS,
    **profile.METHODS,
    **inline.METHODS,
}
