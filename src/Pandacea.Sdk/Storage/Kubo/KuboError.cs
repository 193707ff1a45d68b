namespace Pandacea.Sdk.Storage;

/// <summary>The error that a node answered with, on its way through the pipeline.</summary>
internal sealed class KuboError(string message) : Exception(message)
{
    /// <summary>Whether the node says that it does not have a block.</summary>
    public bool IsMissing => Says("could not find") || Says("not found");

    /// <summary>Whether the node says that there is no such pin.</summary>
    public bool IsNotPinned => Says("not pinned");

    private bool Says(string words) => Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
