using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary>Speaks with the internal listener of an agent on this machine.</summary>
internal sealed class OperatorClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly StackSelection _selection;

    private OperatorClient(StackSelection selection) => _selection = selection;

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public static OperatorClient AddTo(Command command) => new(StackSelection.AddTo(command));

    public async Task<int> SendAsync<T>(
        ParseResult parse, HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, Action<T> show, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{new ServicePorts(_selection.Offset(parse)).AgentReportsDirect}");
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
            var body = content is null ? [] : await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            StackSecretFile.Read(new StackPaths(StackSelection.Home(), _selection.Offset(parse)))?.Prove(request, body, TimeProvider.System);
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                var error = await response.Content.ReadFromJsonAsync(ComputeJson.Default.ErrorBody, cancellationToken).ConfigureAwait(false);
                await Console.Error.WriteLineAsync(error!.Error.Message.AsMemory(), cancellationToken).ConfigureAwait(false);
                return ExitCodes.Usage;
            }

            show((await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false))!);
            return ExitCodes.Passed;
        }
        catch (HttpRequestException error)
        {
            return Problems.Write(new StackProblem(StackProblemKind.NotRunning, $"No agent answers at {address}: {error.Message}", $"Start a stack with `{StackCommand.Of("up", _selection.Offset(parse))}`, or name the --offset of one that runs."));
        }
    }
}
