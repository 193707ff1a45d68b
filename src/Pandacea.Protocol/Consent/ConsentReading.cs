namespace Pandacea.Protocol.Consent;

/// <summary>What became of reading a manifest.</summary>
/// <param name="Manifest">The manifest; null if there are problems.</param>
/// <param name="Problems">One sentence for each, beginning with the field.</param>
public sealed record ConsentReading(ConsentManifest? Manifest, IReadOnlyList<string> Problems);
