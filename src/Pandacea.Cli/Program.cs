using Pandacea.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
