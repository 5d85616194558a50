package clients

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/cloudflare/cloudflare-go/v6"
	"github.com/cloudflare/cloudflare-go/v6/option"
	"github.com/cloudflare/cloudflare-go/v6/zero_trust"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

var (
	token  = strings.Repeat("10ca1de7", 8)
	url    string
	client *cloudflare.Client
)

func TestMain(m *testing.M) {
	ctx := context.Background()
	ztrisk, err := testcontainers.Run(ctx, "ztrisk:test",
		testcontainers.WithExposedPorts("8080/tcp"),
		testcontainers.WithWaitStrategy(wait.ForHTTP("/openapi.json").WithPort("8080/tcp")))
	if err != nil {
		panic(err)
	}
	defer func() { _ = testcontainers.TerminateContainer(ztrisk) }()
	if url, err = ztrisk.PortEndpoint(ctx, "8080/tcp", "http"); err != nil {
		panic(err)
	}
	client = cloudflare.NewClient(option.WithBaseURL(url+"/client/v4"), option.WithAPIToken(token))
	m.Run()
}

// An account of its own for each test.
func newAccount() string {
	id := make([]byte, 16)
	_, _ = rand.Read(id)
	return hex.EncodeToString(id)
}

func prepare(t *testing.T, account, what, body string) []byte {
	t.Helper()
	request, err := http.NewRequest("POST", fmt.Sprintf("%s/test/accounts/%s/%s", url, account, what), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var text bytes.Buffer
	if _, err := text.ReadFrom(answer.Body); err != nil || answer.StatusCode != 200 {
		t.Fatal(answer.Status, text.String(), err)
	}
	return text.Bytes()
}

func TestReadsAllPages(t *testing.T) {
	account := newAccount()
	prepare(t, account, "users", `{"users":[{"count":120,"risk_level":"high"}]}`)
	emails := map[string]bool{}
	for page := 1; ; page++ {
		summary, err := client.ZeroTrust.RiskScoring.Summary.Get(t.Context(),
			zero_trust.RiskScoringSummaryGetParams{AccountID: cloudflare.F(account)},
			option.WithQuery("page", strconv.Itoa(page)), option.WithQuery("per_page", "50"))
		if err != nil {
			t.Fatal(err)
		}
		if len(summary.Users) == 0 {
			break
		}
		for _, user := range summary.Users {
			emails[user.Email] = true
		}
	}
	if len(emails) != 120 {
		t.Fatal(len(emails))
	}
}

func TestTriesAgainAfter429(t *testing.T) {
	account := newAccount()
	prepare(t, account, "failures", `{"status":429,"retry_after":1}`)
	if _, err := client.ZeroTrust.RiskScoring.Behaviours.Get(t.Context(),
		zero_trust.RiskScoringBehaviourGetParams{AccountID: cloudflare.F(account)}); err != nil {
		t.Fatal(err)
	}
}

func TestReports503(t *testing.T) {
	account := newAccount()
	prepare(t, account, "failures", `{"status":503}`)
	_, err := client.ZeroTrust.RiskScoring.Summary.Get(t.Context(),
		zero_trust.RiskScoringSummaryGetParams{AccountID: cloudflare.F(account)}, option.WithMaxRetries(0))
	var failure *cloudflare.Error
	if !errors.As(err, &failure) || failure.StatusCode != 503 || failure.Errors[0].Code != 12007 ||
		failure.Response.Header.Get("Retry-After") != "2" {
		t.Fatal(err)
	}
}

func TestResetsAUser(t *testing.T) {
	account := newAccount()
	var made struct {
		Result struct {
			Users []struct {
				UserID string `json:"user_id"`
			}
		}
	}
	body := prepare(t, account, "users", `{"users":[{"email":"ana@example.com","risk_level":"high"}]}`)
	if err := json.Unmarshal(body, &made); err != nil {
		t.Fatal(err)
	}
	user := made.Result.Users[0].UserID
	if level := level(t, account, user); level != "high" {
		t.Fatal(level)
	}
	if _, err := client.ZeroTrust.RiskScoring.Reset(t.Context(), user,
		zero_trust.RiskScoringResetParams{AccountID: cloudflare.F(account)}); err != nil {
		t.Fatal(err)
	}
	if level := level(t, account, user); level != "" {
		t.Fatal(level)
	}
}

func level(t *testing.T, account, user string) string {
	t.Helper()
	shown, err := client.ZeroTrust.RiskScoring.Get(t.Context(), user,
		zero_trust.RiskScoringGetParams{AccountID: cloudflare.F(account)})
	if err != nil {
		t.Fatal(err)
	}
	return string(shown.RiskLevel)
}
