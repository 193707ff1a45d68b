using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Writes a status by its name, never as a number.</summary>
public sealed class LeaseStatusConverter() : JsonStringEnumConverter<LeaseStatus>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
