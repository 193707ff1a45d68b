using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent answers nobody before the IPFS node has answered it.</summary>
internal sealed class AgentWaitsForNode() : AgentSabotage("agent-waits-for-node", CriterionNames.Unaffected, "Every route of the agent asks the IPFS node first, for 2 s at most.")
{
    // The load is judged as a whole.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter, Waiting>();

    private sealed class Waiting : IStartupFilter
    {
        private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                try
                {
                    using var question = new HttpRequestMessage(HttpMethod.Post, Environment.GetEnvironmentVariable("IPFS_API_URL") + "api/v0/version");
                    question.Headers.Add(WireHeaders.Client, AgentAssembly.ClientName);
                    using var answer = await Http.SendAsync(question, context.RequestAborted).ConfigureAwait(false);
                }
                catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
                {
                    context.Response.StatusCode = 503;
                    return;
                }

                await rest(context).ConfigureAwait(false);
            });
            next(app);
        };
    }
}
