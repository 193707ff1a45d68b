using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>A data set that a job computes on.</summary>
/// <param name="Dataset">Name of a data set that the worker has, or of a built-in one (<c>builtin/...</c>).</param>
/// <param name="Data">What was registered about it; null for built-in ones.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record JobInput(
    string Dataset,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DataDescription? Data = null);
