using System.Text.Json;
using Pandacea.Tests.Support;

namespace Pandacea.Protocol.Tests;

public sealed class LeaseAgreementArtefactTests
{
    [Fact]
    public void The_checked_in_artefact_is_what_the_compiler_makes_of_the_source()
    {
        var compiled = ToolFolder.Run("node", Path.Combine(ToolFolder.Path, "compile-contract.cjs"), "--stdout");
        Assert.Equal(compiled, File.ReadAllText(Path.Combine(ToolFolder.Root, "contracts", "LeaseAgreement.json")));
    }

    [Fact]
    public void The_embedded_artefact_is_the_checked_in_one()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(ToolFolder.Root, "contracts", "LeaseAgreement.json")));
        Assert.True(JsonElement.DeepEquals(file.RootElement.GetProperty("abi"), LeaseAgreementArtefact.Abi));
        Assert.Equal(file.RootElement.GetProperty("bytecode").GetString(), "0x" + Convert.ToHexStringLower(LeaseAgreementArtefact.Bytecode()));
    }

    [Theory]
    [InlineData(typeof(LeaseAgreementAbi.Selectors), "function", 10)]
    [InlineData(typeof(LeaseAgreementAbi.Topics), "event", 66)]
    public void Every_constant_is_the_hash_of_a_signature_in_the_artefact(Type constants, string type, int length)
    {
        var signatures = LeaseAgreementArtefact.Abi.EnumerateArray()
            .Where(entry => entry.GetProperty("type").GetString() == type)
            .ToDictionary(entry => entry.GetProperty("name").GetString()!, Signature);
        var fields = constants.GetFields();
        Assert.True(fields.Length >= 8);
        foreach (var field in fields)
        {
            Assert.Equal(Cast.Run("keccak", signatures[Lower(field.Name, type)])[..length], field.GetValue(null));
        }
    }

    [Fact]
    public void States_have_the_numbers_of_the_contract()
    {
        var source = File.ReadAllText(Path.Combine(ToolFolder.Root, "contracts", "LeaseAgreement.sol"));
        Assert.Contains("enum State { " + string.Join(", ", Enum.GetNames<LeaseState>()) + " }", source);
    }

    [Fact]
    public void The_lock_file_names_no_download_address()
    {
        var lockFile = File.ReadAllText(Path.Combine(ToolFolder.Root, "tools", "package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", lockFile);
        Assert.DoesNotContain("://registry", lockFile);
    }

    private static string Signature(JsonElement entry) =>
        $"{entry.GetProperty("name").GetString()}({string.Join(',', entry.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("type").GetString()))})";

    private static string Lower(string name, string type) => type == "event" ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
