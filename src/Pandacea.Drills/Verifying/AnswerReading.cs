using System.Text.Json;

namespace Pandacea.Drills.Verifying;

/// <summary>The answer to a proposal or to a job, read by its schema with code of its own. What is no such answer says nothing.</summary>
/// <param name="ProposalId">Proposal that it names.</param>
/// <param name="Status">Where it says that this stands.</param>
/// <param name="PriceWei">Price that it says.</param>
/// <param name="JobId">Job that it names.</param>
internal sealed record AnswerReading(string? ProposalId = null, string? Status = null, string? PriceWei = null, string? JobId = null)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads it.</summary>
    public static AnswerReading Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object ? new(Text(root, "leaseProposalId"), Text(root, "status"), Text(root, "proposedPrice"), Text(root, "job_id")) : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private static string? Text(JsonElement of, string member) =>
        of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
