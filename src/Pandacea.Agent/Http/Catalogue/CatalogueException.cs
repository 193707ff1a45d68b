namespace Pandacea.Agent.Http.Catalogue;

/// <summary>The catalogue cannot be used; the message says why.</summary>
public sealed class CatalogueException(string message, Exception? innerException = null) : Exception(message, innerException);
