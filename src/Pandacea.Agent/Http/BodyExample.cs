namespace Pandacea.Agent.Http;

/// <summary>Metadata of a route: a body that it takes, for the API's description.</summary>
/// <param name="Json">The body.</param>
internal sealed record BodyExample(string Json);
