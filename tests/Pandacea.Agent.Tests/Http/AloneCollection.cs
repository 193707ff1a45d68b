namespace Pandacea.Agent.Tests.Http;

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
