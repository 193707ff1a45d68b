using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Protocol.Consent;

namespace Pandacea.Protocol.Tests.Consent;

/// <summary>Manifests whose hash is right.</summary>
internal static class Manifests
{
    public const string Text = """
        {
          "subject_id": "did:example:1", "data_product_id": "clinic/visits",
          "terms": {
            "purpose": "research", "retention": "30 days", "revocation": "by letter",
            "data_types": ["age"], "processing_methods": ["mean"], "third_parties": []
          },
          "created_at": "2026-01-01T00:00:00Z", "expires_at": "2027-01-01T00:00:00Z",
          "status": "active", "version": "1", "metadata": { "paper": true }
        }
        """;

    public static byte[] Sealed(Action<JsonObject>? change = null)
    {
        var manifest = JsonNode.Parse(Text)!.AsObject();
        change?.Invoke(manifest);
        manifest["hash"] = ConsentReader.HashOf(JsonSerializer.SerializeToElement(manifest));
        return Encoding.UTF8.GetBytes(manifest.ToJsonString());
    }
}
