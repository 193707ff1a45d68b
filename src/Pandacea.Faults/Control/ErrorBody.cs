namespace Pandacea.Faults.Control;

/// <summary>Body of every refusal of the control API.</summary>
internal sealed record ErrorBody(string Error, int Status, string? Remedy = null, string? Field = null);
