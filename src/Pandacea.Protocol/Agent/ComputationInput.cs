using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>What a variable of a computation stands for.</summary>
/// <param name="AssetId">A data set of the leased product, or a built-in one (<c>builtin/...</c>).</param>
/// <param name="VariableName">The variable: a letter or <c>_</c>, then letters, digits and <c>_</c>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComputationInput(
    string AssetId,
    [property: RegularExpression("^[A-Za-z_][A-Za-z0-9_]{0,63}$")] string VariableName);
