namespace Pandacea.Sdk.Storage;

/// <summary>A recursive pin.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
internal sealed record KuboPin(string Name);
