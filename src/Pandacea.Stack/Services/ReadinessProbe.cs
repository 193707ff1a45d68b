using System.Net.Http.Json;
using System.Text.Json;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;

namespace Pandacea.Stack;

/// <summary>Asks the agent whether it has what it needs.</summary>
internal sealed class ReadinessProbe(HttpClient http)
{
    /// <summary>How long it may take: its own checks have two seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>What it lacks; null: nothing.</returns>
    public async Task<string?> LacksAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}{AgentRoutes.Readiness}"));
            request.Headers.Add(WireHeaders.Probe, "drill");
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var readiness = await response.Content.ReadFromJsonAsync(AgentJson.Default.Readiness, cancellationToken).ConfigureAwait(false);
            var lacking = readiness!.Checks.Where(static check => check.Status != ReadinessCheck.Ready).Select(static check => $"{check.Name}: {check.Detail}");
            return readiness.Ready ? null : string.Join("; ", lacking);
        }
        catch (Exception error) when (error is JsonException || NetworkFailure.Is(error, cancellationToken))
        {
            return $"{AgentRoutes.Readiness} does not say";
        }
    }
}
