using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>How the SDK reaches content-addressed storage.</summary>
public sealed class StorageOptions
{
    /// <summary>The Kubo RPC of the nodes, asked in their order, each with a circuit of its own; variable <c>SDK_IPFS_URLS</c>, separated by commas.</summary>
    /// <value><c>http://127.0.0.1:5001/</c>.</value>
    public IList<Uri> ApiUrls { get; set; } = [new Uri("http://127.0.0.1:5001/")];

    /// <summary>Blocks of one transfer that are under way at the same time; variable <c>SDK_IPFS_PARALLEL</c>.</summary>
    /// <value>4; 1 to 64. A transfer holds about as many blocks in memory.</value>
    public int ParallelBlocks { get; set; } = 4;

    /// <summary>Names this client in a header of each request, so that a proxy can tell clients apart.</summary>
    /// <value>Null: no header.</value>
    public string? ClientName { get; set; }

    /// <summary>Overwrites options by the environment variables that are set.</summary>
    /// <exception cref="OptionsInvalidException">Variables are malformed or out of range; all of them are named.</exception>
    public void ReadEnvironment(IReadOnlyDictionary<string, string?> environment)
    {
        var errors = StorageEnvironment.Read(this, environment);
        errors.AddRange(StorageOptionsValidator.Errors(this));
        ResilienceOptionsValidator.ThrowIfAny(errors);
    }
}
