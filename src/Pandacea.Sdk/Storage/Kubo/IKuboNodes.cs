namespace Pandacea.Sdk.Storage;

/// <summary>The nodes of <see cref="StorageOptions.ApiUrls"/>.</summary>
internal interface IKuboNodes
{
    /// <summary>In the order in which they are asked; at least one.</summary>
    IReadOnlyList<IKuboNode> All { get; }
}
