using System.Text.Json;

namespace Pandacea.Faults.Control.Toxics;

/// <summary>A toxic as Toxiproxy's clients send it.</summary>
internal sealed record ToxicBody(string? Name, string? Type, string? Stream, double? Toxicity, Dictionary<string, JsonElement>? Attributes);
