package io.ztrisk.database;

import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.test.ServerTest;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hibernate validates the tables of entities at the start. A table that is no entity
 * could lose a column unnoticed.
 */
@ServerTest
class EntityMappingTests {

	@Test
	void everyTableIsMapped(@Autowired JdbcClient database, @Autowired EntityManagerFactory entities) {
		Set<String> mapped = new TreeSet<>();
		var metamodel = entities.unwrap(SessionFactoryImplementor.class).getMappingMetamodel();
		metamodel.forEachEntityDescriptor((entity) -> mapped.add(entity.getMappedTableDetails().getTableName()));
		metamodel.forEachCollectionDescriptor(
				(collection) -> mapped.add(collection.getAttributeMapping().getSeparateCollectionTable()));
		assertThat(mapped).containsExactlyInAnyOrderElementsOf(database.sql("""
				select tablename from pg_tables
				where schemaname = 'public' and tablename <> 'flyway_schema_history'""").query(String.class).list());
	}

}
