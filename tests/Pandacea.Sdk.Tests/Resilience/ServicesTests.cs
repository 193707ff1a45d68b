using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class ServicesTests
{
    [Fact]
    public async Task Every_part_can_be_replaced_in_the_container()
    {
        using var upstream = new Upstream(replace: services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IJitter, NoJitter>());
            services.Replace(ServiceDescriptor.Transient<IRetryBudget, NoBudget>());
            services.Replace(ServiceDescriptor.Singleton<ICallIds, OneId>());
            services.PostConfigure<ResilienceOptions>(options => (options.MaxRetries, options.RetryBudgetTokens) = (3, 0));
        });

        await upstream.FailsAsync<UpstreamException>(Upstream.Down);

        Assert.Equal([100, 200, 400], upstream.Events.Of<RetryAttempt>().Select(retry => retry.Delay.TotalMilliseconds));
        Assert.All(upstream.Seen, attempt => Assert.Equal("one", attempt.CallId));
    }

    [Fact]
    public void Without_more_ado_it_runs_on_the_system_clock()
    {
        using var services = new ServiceCollection().AddPandaceaResilience().BuildServiceProvider();

        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
        Assert.Equal(5, services.GetRequiredService<UpstreamPipelineFactory>().Options.MaxRetries);
        Assert.Same(services.GetRequiredService<UpstreamPipelineFactory>(), services.GetRequiredService<UpstreamPipelineFactory>());
    }

    [Fact]
    public async Task Calls_have_different_ids()
    {
        using var upstream = new Upstream();
        using var other = new Upstream();

        await upstream.CallAsync([null]);
        await upstream.CallAsync([null]);
        await other.CallAsync([null]);

        Assert.Equal(3, upstream.Seen.Concat(other.Seen).Select(attempt => attempt.CallId).Distinct().Count());
    }

    [Fact]
    public void Requests_are_marked_so_that_a_proxy_can_tell_them_apart()
    {
        using var request = new HttpRequestMessage();
        UpstreamHttp.Mark(request, new AttemptContext("call-1", 3));
        UpstreamHttp.MarkProbe(request);

        Assert.Equal(["call-1"], request.Headers.GetValues(WireHeaders.Call));
        Assert.Equal(["3"], request.Headers.GetValues(WireHeaders.Attempt));
        Assert.Equal(["circuit"], request.Headers.GetValues(WireHeaders.Probe));
    }

    [Fact]
    public void The_handler_follows_no_redirects_and_keeps_no_cookies()
    {
        using var handler = UpstreamHttp.NewHandler(new ResilienceOptions());

        Assert.Equal((TimeSpan.FromSeconds(1), false, false), (handler.ConnectTimeout, handler.AllowAutoRedirect, handler.UseCookies));
    }

    [Theory]
    [InlineData("evm", "evm")]
    [InlineData("evm/127.0.0.1:8545", "evm")]
    public void The_dependency_is_the_first_part_of_the_circuits_name(string circuit, string dependency) =>
        Assert.Equal(dependency, CircuitName.Dependency(circuit));

    [Fact]
    public async Task Missing_arguments_are_refused()
    {
        using var upstream = new Upstream();
        Assert.Throws<ArgumentNullException>(() => upstream.Pipeline.ProbeWith(null!));
        Assert.Throws<ArgumentException>(() => upstream.Factory.GetOrCreate(" "));
        Assert.Throws<ArgumentNullException>(() => AttemptResult<int>.Failed(null!));
        Assert.Throws<ArgumentNullException>(() => ResilienceOptions.FromEnvironment(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => upstream.Pipeline.ExecuteAsync<int, int>("test", null!, 0).AsTask());
    }

    private sealed class NoJitter : IJitter
    {
        public double NextFactor() => 1;
    }

    private sealed class NoBudget : IRetryBudget
    {
        public bool TrySpend() => true;

        public void Refill()
        {
        }
    }

    private sealed class OneId : ICallIds
    {
        public string Next() => "one";
    }
}
