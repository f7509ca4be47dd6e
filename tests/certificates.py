"""An authority of our own and a certificate of it, for connections that want one; all of it made up, for a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Files:
    authority: Path
    certificate: Path
    key: Path


def made(folder: Path) -> Files:
    """Into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    above, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("example authority", "example")]
    authority = _certificate(names[0], names[0], above, above, True)
    certificate = _certificate(names[1], names[0], own, above, False)
    files = Files(folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
    files.authority.write_bytes(authority.public_bytes(Encoding.PEM))
    files.certificate.write_bytes(certificate.public_bytes(Encoding.PEM))
    files.key.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return files


def dask(files: Files) -> dict[str, str]:
    """The configuration of Dask as variables of the environment, for all three sides."""
    tls = {"CA_FILE": files.authority}
    for side in ("SCHEDULER", "WORKER", "CLIENT"):
        tls |= {f"{side}__CERT": files.certificate, f"{side}__KEY": files.key}
    told = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path) for name, path in tls.items()}
    return told | {"DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "True"}


def _certificate(
    name: x509.Name,
    by: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    authority: bool,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(by).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=1))
    builder = builder.add_extension(x509.BasicConstraints(authority, None), critical=True)
    hosts = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    return builder.add_extension(x509.SubjectAlternativeName(hosts), critical=False).sign(signer, SHA256())
