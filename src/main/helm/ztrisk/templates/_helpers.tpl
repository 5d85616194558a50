{{- define "ztrisk.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* The labels that select the pods of the servers. They never change: a Deployment refuses it. */}}
{{- define "ztrisk.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: server
{{- end -}}

{{/* The labels of an object: the context, and its component. */}}
{{- define "ztrisk.labels" -}}
{{- $context := index . 0 -}}
helm.sh/chart: {{ printf "%s-%s" $context.Chart.Name $context.Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ $context.Chart.Name }}
app.kubernetes.io/instance: {{ $context.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
app.kubernetes.io/version: {{ $context.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $context.Release.Service }}
{{- with $context.Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "ztrisk.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (ternary (include "ztrisk.fullname" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{- define "ztrisk.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{- define "ztrisk.verifiesDatabase" -}}
{{- if has .Values.database.sslMode (list "verify-ca" "verify-full") -}}true{{- end -}}
{{- end -}}

{{/* The JDBC URL: the context, the host and the port. */}}
{{- define "ztrisk.databaseUrl" -}}
{{- $context := index . 0 -}}
{{- $address := index . 1 -}}
{{- $database := $context.Values.database -}}
{{- $parameters := dict "sslmode" $database.sslMode -}}
{{- if include "ztrisk.verifiesDatabase" $context -}}
{{- $_ := set $parameters "sslrootcert" "/etc/ztrisk/database/ca.crt" -}}
{{- end -}}
{{- $query := list -}}
{{- range $name, $value := merge $parameters $database.parameters -}}
{{- $query = append $query (printf "%s=%s" $name (urlquery $value)) -}}
{{- end -}}
{{- $host := ternary (printf "[%s]" $address.host) $address.host (contains ":" $address.host) -}}
{{- printf "jdbc:postgresql://%s:%d/%s?%s" $host (int $address.port) (urlquery $database.name) (join "&" $query) -}}
{{- end -}}

{{/* The ports of PostgreSQL, and of a pooler before it. */}}
{{- define "ztrisk.databasePorts" -}}
{{- $ports := list (int .Values.database.port) -}}
{{- if .Values.database.migrations.host -}}
{{- $ports = append $ports (int .Values.database.migrations.port) | uniq -}}
{{- end -}}
{{- toJson $ports -}}
{{- end -}}

{{/* How many servers there are at most, except during an upgrade. */}}
{{- define "ztrisk.servers" -}}
{{- ternary .Values.autoscaling.maxReplicas .Values.replicas .Values.autoscaling.enabled -}}
{{- end -}}

{{/* A label that an object would have twice. */}}
{{- define "ztrisk.checkLabels" -}}
{{- $values := .Values -}}
{{- $selector := list "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" -}}
{{- $own := concat $selector (list "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "helm.sh/chart") -}}
{{- range $label, $value := $values.labels -}}
{{- if has $label $own -}}
{{- fail (printf "labels: the chart sets the label %s" $label) -}}
{{- end -}}
{{- end -}}
{{- range $where, $labels := dict "podLabels" $values.podLabels "monitoring.serviceMonitor.labels" $values.monitoring.serviceMonitor.labels "monitoring.prometheusRule.labels" $values.monitoring.prometheusRule.labels -}}
{{- range $label, $value := $labels -}}
{{- if has $label (ternary $selector $own (eq $where "podLabels")) -}}
{{- fail (printf "%s: the chart sets the label %s" $where $label) -}}
{{- end -}}
{{- if hasKey $values.labels $label -}}
{{- fail (printf "the label %s is in labels and in %s: choose one" $label $where) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What the schema of the values cannot say. */}}
{{- define "ztrisk.check" -}}
{{- $values := .Values -}}
{{- $name := include "ztrisk.fullname" . -}}
{{- if not (regexMatch "^[a-z][a-z0-9-]*$" $name) -}}
{{- fail (printf "the release %s gives objects the name %s, but the name of a Service begins with a letter, and has only a-z, 0-9 and -: choose another name, or set fullnameOverride" .Release.Name $name) -}}
{{- end -}}
{{- include "ztrisk.checkLabels" . -}}
{{- if and (include "ztrisk.verifiesDatabase" .) (not (or $values.database.ca.existingSecret $values.database.ca.existingConfigMap)) -}}
{{- fail (printf "database.sslMode is %s: set database.ca.existingSecret or database.ca.existingConfigMap to the certificate authority of PostgreSQL" $values.database.sslMode) -}}
{{- end -}}
{{- range $name, $value := $values.database.parameters -}}
{{- if has $name (list "user" "password" "sslmode" "sslrootcert" "sslpassword") -}}
{{- fail (printf "database.parameters.%s: the chart sets it from the other values of database, and a password belongs into a Secret" $name) -}}
{{- end -}}
{{- end -}}
{{- if and $values.database.ca.existingSecret $values.database.ca.existingConfigMap -}}
{{- fail "database.ca: set either existingSecret or existingConfigMap, not both" -}}
{{- end -}}
{{- if ne (empty $values.database.migrations.username) (empty $values.database.migrations.existingSecret) -}}
{{- fail "database.migrations: set username and existingSecret together" -}}
{{- end -}}
{{- if and $values.ingress.enabled $values.gateway.enabled -}}
{{- fail "ingress.enabled and gateway.enabled are both true: choose one" -}}
{{- end -}}
{{- if gt (int $values.autoscaling.minReplicas) (int $values.autoscaling.maxReplicas) -}}
{{- fail "autoscaling.minReplicas is greater than autoscaling.maxReplicas" -}}
{{- end -}}
{{- if and $values.autoscaling.enabled (not (dig "requests" "cpu" "" $values.resources)) (not (dig "limits" "cpu" "" $values.resources)) -}}
{{- fail "autoscaling.enabled is true, but resources.requests.cpu is not set: the HorizontalPodAutoscaler compares the use of CPU with it" -}}
{{- end -}}
{{- if and $values.secrets.secretsKeyOldKey (not $values.secrets.existingSecret) -}}
{{- fail "secrets.secretsKeyOldKey is set, but secrets.existingSecret is not: name the Secret that has this key" -}}
{{- end -}}
{{- if and (or $values.geo.database $values.geo.asnDatabase) (not $values.geo.volume) -}}
{{- fail "geo.volume is empty: set the volume that has geo.database and geo.asnDatabase" -}}
{{- end -}}
{{- if and $values.monitoring.serviceMonitor.enabled $values.networkPolicy.enabled (not $values.networkPolicy.managementFrom) -}}
{{- fail "monitoring.serviceMonitor.enabled is true, but networkPolicy.managementFrom is empty: name the pods of Prometheus there, or it cannot read the metrics" -}}
{{- end -}}
{{- if and $values.monitoring.prometheusRule.enabled (not $values.monitoring.serviceMonitor.enabled) -}}
{{- fail "monitoring.prometheusRule.enabled needs monitoring.serviceMonitor.enabled: without metrics its alert ZtriskDown fires" -}}
{{- end -}}
{{- /* Spring takes a variable also without the underscores between words. */ -}}
{{- $own := list "SERVERADDRESS" "SERVERPORT" "MANAGEMENTSERVERADDRESS" "MANAGEMENTSERVERPORT" "SPRINGDATASOURCEURL" "SPRINGDATASOURCEUSERNAME" "SPRINGFLYWAYURL" "SPRINGFLYWAYUSER" "SPRINGLIFECYCLETIMEOUTPERSHUTDOWNPHASE" "ZTRISKSHUTDOWNDELAY" "ZTRISKPUBLICURL" "ZTRISKSIGNALSALLOW" "ZTRISKGEODATABASE" "ZTRISKGEOASNDATABASE" -}}
{{- range $name, $value := $values.env -}}
{{- $plain := $name | replace "_" "" -}}
{{- if has $plain $own -}}
{{- fail (printf "env.%s: the chart sets this variable from its other values" $name) -}}
{{- end -}}
{{- if regexMatch "(PASSWORD|TOKEN|SECRET|SECRETSKEY|SECRETSKEYOLD|HEADERS)$" $plain -}}
{{- fail (printf "env.%s holds a secret: name the Secret that has it, in secrets, database or secretEnv" $name) -}}
{{- end -}}
{{- end -}}
{{- range $name, $reference := $values.secretEnv -}}
{{- if has ($name | replace "_" "") (concat $own (list "SPRINGDATASOURCEPASSWORD" "SPRINGFLYWAYPASSWORD" "ZTRISKADMINTOKEN" "ZTRISKSECRETSKEY" "ZTRISKSECRETSKEYOLD")) -}}
{{- fail (printf "secretEnv.%s: the chart sets this variable from its other values" $name) -}}
{{- end -}}
{{- if hasKey $values.env $name -}}
{{- fail (printf "%s is in env and in secretEnv: choose one" $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The environment that reaches the database. */}}
{{- define "ztrisk.databaseEnv" -}}
{{- $database := .Values.database -}}
- name: SPRING_DATASOURCE_URL
  value: {{ include "ztrisk.databaseUrl" (list . $database) | quote }}
- name: SPRING_DATASOURCE_USERNAME
  value: {{ $database.username | quote }}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $database.existingSecret }}
      key: {{ $database.passwordKey }}
{{- with $database.migrations }}
{{- if .host }}
- name: SPRING_FLYWAY_URL
  value: {{ include "ztrisk.databaseUrl" (list $ .) | quote }}
{{- end }}
{{- if .username }}
- name: SPRING_FLYWAY_USER
  value: {{ .username | quote }}
- name: SPRING_FLYWAY_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret }}
      key: {{ .passwordKey }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The variables in env and secretEnv. */}}
{{- define "ztrisk.extraEnv" -}}
{{- range $name, $value := .Values.env }}
- name: {{ $name }}
  {{- /* A large number would otherwise be 1e+06. */}}
  value: {{ ternary $value (toJson $value) (kindIs "string" $value) | quote }}
{{- end }}
{{- range $name, $reference := .Values.secretEnv }}
{{ include "ztrisk.secretVariable" (dict "name" $name "secret" $reference.name "key" $reference.key) }}
{{- end }}
{{- end -}}

{{- define "ztrisk.databaseMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if include "ztrisk.verifiesDatabase" . }}
- name: database-ca
  mountPath: /etc/ztrisk/database
  readOnly: true
{{- end }}
{{- end -}}

{{- define "ztrisk.databaseVolumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .Values.tmpSize }}
{{- if include "ztrisk.verifiesDatabase" . }}
{{- with .Values.database.ca }}
- name: database-ca
  {{- if .existingSecret }}
  secret:
    secretName: {{ .existingSecret }}
  {{- else }}
  configMap:
    name: {{ .existingConfigMap }}
  {{- end }}
    items:
      - key: {{ .key }}
        path: ca.crt
{{- end }}
{{- end }}
{{- end -}}

{{/* A reference to a key of the Secret of the server. */}}
{{- define "ztrisk.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}
