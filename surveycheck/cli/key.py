"""``surveycheck key new|trust|list|forget``: keys for signing, and those of others that are held to be theirs."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "new": ("surveycheck.cli.key_new", ("生成签名用的密钥对", "make a pair of keys for signing")),
    "trust": ("surveycheck.cli.key_trust", ("信任一把公钥，写明是谁的", "hold a public key to be somebody's")),
    "list": ("surveycheck.cli.key_list", ("列出受信任的公钥，或显示指纹", "the trusted keys, or a fingerprint")),
    "forget": ("surveycheck.cli.key_forget", ("不再信任一把公钥", "trust a key no more")),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = (
        "签名用的密钥（Ed25519）。私钥自己保管；公钥交给核对报告的人，由对方 key trust。",
        "Keys for signing (Ed25519). Keep the private one; whoever verifies your reports gets the public one, "
        "and trusts it.",
    )
    examples = ["surveycheck key new", "surveycheck key trust office.pub --name Office"]
    return Group("key", screen, COMMANDS, words, examples)
