using System.Text.Json;

namespace Pandacea.Protocol;

/// <summary>The compiled lease contract that this build was made with.</summary>
public static class LeaseAgreementArtefact
{
    private static readonly Lazy<JsonElement> Root = new(Load);

    /// <summary>The contract's ABI, a JSON array.</summary>
    public static JsonElement Abi => Root.Value.GetProperty("abi");

    /// <summary>The creation bytecode, without the constructor's arguments.</summary>
    public static byte[] Bytecode() => Convert.FromHexString(Root.Value.GetProperty("bytecode").GetString().AsSpan(2));

    private static JsonElement Load()
    {
        using var stream = typeof(LeaseAgreementArtefact).Assembly.GetManifestResourceStream("LeaseAgreement.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
