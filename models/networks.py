"""Social networks, as every language writes them, and the sign of each."""

from models.tables import Network

NAMES = {
    Network.INSTAGRAM: "Instagram",
    Network.FACEBOOK: "Facebook",
    Network.TIKTOK: "TikTok",
    Network.YOUTUBE: "YouTube",
    Network.LINKEDIN: "LinkedIn",
    Network.TELEGRAM: "Telegram",
    Network.X: "X",
    Network.THREADS: "Threads",
    Network.PINTEREST: "Pinterest",
}
SIGNS = {
    Network.INSTAGRAM: "📸",
    Network.FACEBOOK: "📘",
    Network.TIKTOK: "🎵",
    Network.YOUTUBE: "📺",
    Network.LINKEDIN: "💼",
    Network.TELEGRAM: "✈️",
    Network.X: "𝕏",
    Network.THREADS: "🌀",
    Network.PINTEREST: "📍",
}


def network_named(name: str) -> Network | None:
    """The network of this name, in any letter case."""
    folded = name.casefold()
    return next((network for network, known in NAMES.items() if known.casefold() == folded), None)
