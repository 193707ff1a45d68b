namespace Pandacea.Sdk.Chain;

/// <summary>A secp256k1 signature: two 32-byte numbers and the parity of the nonce point.</summary>
internal readonly record struct EvmSignature(byte[] R, byte[] S, int RecoveryId);
